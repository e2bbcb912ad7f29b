import type { Sentences } from './sentences.js';

export const FRENCH: Sentences = {
  searching: 'Recherche dans la documentation',
  notInDocs:
    'Je n’ai pas trouvé de réponse à cela dans la documentation. Ces pages s’en approchent le plus :',
  notInDocsAtAll:
    'Je n’ai pas trouvé de réponse à cela dans la documentation. Essayez d’autres mots, ou le nom de la fonctionnalité.',
  askHuman: 'Demander à une personne',
  followUps: 'Questions associées',
  failures: {
    unreachable: 'Un service nécessaire est injoignable. Réessayez dans un instant.',
    slow: 'Un service nécessaire met trop de temps à répondre. Réessayez dans un instant.',
    unauthorized: 'Un service nécessaire refuse l’accès. Seul l’exploitant de ce site peut y remédier.',
    quota_exceeded:
      'Le quota d’un service nécessaire est épuisé. Seul l’exploitant de ce site peut y remédier.',
    rate_limited: 'Trop de questions sont posées en ce moment. Réessayez un peu plus tard.',
    rejected: 'Un service nécessaire a refusé la demande. Seul l’exploitant de ce site peut y remédier.',
    failed: 'Un service nécessaire a rencontré une erreur. Réessayez dans un instant.',
    interrupted: 'La réponse a été interrompue. Veuillez réessayer.',
    index_unreachable: 'L’index de recherche est injoignable. Réessayez dans un instant.',
    question_too_long: 'Cette question est trop longue pour le modèle. Posez-en une plus courte.',
    answer_declined: 'Le modèle a refusé de répondre à cette question. Posez-la autrement.',
    answer_filtered: 'Un filtre de contenu a arrêté la réponse. Posez la question autrement.',
    answer_cut:
      'La réponse a atteint sa longueur maximale et s’arrête ici. Demandez-en seulement une partie.',
    part_restarting: 'Une partie du service redémarre. Réessayez dans un instant.',
    part_slow: 'Une partie du service met trop de temps à répondre. Réessayez dans un instant.',
    pages_moving:
      'Les pages de ce site sont en cours de transfert vers un autre index. Réessayez dans un instant.',
    site_not_indexed: 'Aucune page de ce site n’est indexée. Seul l’exploitant de ce site peut y remédier.',
    thread_deleted: 'Cette conversation a été supprimée. Commencez-en une nouvelle.',
    internal_error: 'Une erreur s’est produite dans le service. Réessayez dans un instant.',
  },
};
