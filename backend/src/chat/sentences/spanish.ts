import type { Sentences } from './sentences.js';

export const SPANISH: Sentences = {
  searching: 'Buscando en la documentación',
  notInDocs: 'No he encontrado una respuesta a esto en la documentación. Estas páginas son las más cercanas:',
  notInDocsAtAll:
    'No he encontrado una respuesta a esto en la documentación. Pruebe con otras palabras o con el nombre de la función.',
  askHuman: 'Preguntar a una persona',
  followUps: 'Preguntas relacionadas',
  failures: {
    unreachable: 'No se puede acceder a un servicio necesario. Vuelva a intentarlo en un momento.',
    slow: 'Un servicio necesario tarda demasiado en responder. Vuelva a intentarlo en un momento.',
    unauthorized:
      'Un servicio necesario deniega el acceso. Solo el responsable de este sitio puede solucionarlo.',
    quota_exceeded:
      'Se ha agotado la cuota de un servicio necesario. Solo el responsable de este sitio puede solucionarlo.',
    rate_limited: 'En este momento se hacen demasiadas preguntas. Vuelva a intentarlo un poco más tarde.',
    rejected:
      'Un servicio necesario ha rechazado la solicitud. Solo el responsable de este sitio puede solucionarlo.',
    failed: 'Se ha producido un error en un servicio necesario. Vuelva a intentarlo en un momento.',
    interrupted: 'La respuesta se ha interrumpido. Vuelva a intentarlo.',
    index_unreachable: 'No se puede acceder al índice de búsqueda. Vuelva a intentarlo en un momento.',
    question_too_long: 'Esta pregunta es demasiado larga para el modelo. Haga una más corta.',
    answer_declined: 'El modelo se ha negado a responder a esta pregunta. Formúlela de otra manera.',
    answer_filtered: 'Un filtro de contenido ha detenido la respuesta. Formule la pregunta de otra manera.',
    answer_cut: 'La respuesta ha alcanzado su longitud máxima y termina aquí. Pregunte solo por una parte.',
    part_restarting: 'Una parte del servicio se está reiniciando. Vuelva a intentarlo en un momento.',
    part_slow: 'Una parte del servicio tarda demasiado en responder. Vuelva a intentarlo en un momento.',
    pages_moving:
      'Las páginas de este sitio se están trasladando a otro índice. Vuelva a intentarlo en un momento.',
    site_not_indexed:
      'No hay páginas indexadas de este sitio. Solo el responsable de este sitio puede solucionarlo.',
    thread_deleted: 'Esta conversación se ha eliminado. Empiece una nueva.',
    internal_error: 'Se ha producido un error en el servicio. Vuelva a intentarlo en un momento.',
  },
};
