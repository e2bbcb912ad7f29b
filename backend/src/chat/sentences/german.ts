import type { Sentences } from './sentences.js';

export const GERMAN: Sentences = {
  searching: 'Die Dokumentation wird durchsucht',
  notInDocs: 'Dazu habe ich in der Dokumentation keine Antwort gefunden. Am nächsten kommen diese Seiten:',
  notInDocsAtAll:
    'Dazu habe ich in der Dokumentation keine Antwort gefunden. Versuchen Sie es mit anderen Worten oder dem Namen der Funktion.',
  askHuman: 'Einen Menschen fragen',
  followUps: 'Verwandte Fragen',
  failures: {
    unreachable:
      'Ein Dienst, der dafür gebraucht wird, ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    slow: 'Ein Dienst, der dafür gebraucht wird, antwortet nicht rechtzeitig. Versuchen Sie es gleich noch einmal.',
    unauthorized:
      'Ein Dienst, der dafür gebraucht wird, verweigert den Zugang. Das können nur die Betreiber dieser Website beheben.',
    quota_exceeded:
      'Das Kontingent eines Dienstes, der dafür gebraucht wird, ist aufgebraucht. Das können nur die Betreiber dieser Website beheben.',
    rate_limited: 'Im Moment werden zu viele Fragen gestellt. Versuchen Sie es etwas später noch einmal.',
    rejected:
      'Ein Dienst, der dafür gebraucht wird, hat die Anfrage abgelehnt. Das können nur die Betreiber dieser Website beheben.',
    failed:
      'Bei einem Dienst, der dafür gebraucht wird, ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.',
    interrupted: 'Die Antwort ist abgebrochen. Versuchen Sie es noch einmal.',
    index_unreachable: 'Der Suchindex ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    question_too_long: 'Diese Frage ist für das Sprachmodell zu lang. Stellen Sie eine kürzere.',
    answer_declined:
      'Das Sprachmodell hat es abgelehnt, diese Frage zu beantworten. Formulieren Sie sie anders.',
    answer_filtered: 'Ein Inhaltsfilter hat die Antwort angehalten. Formulieren Sie die Frage anders.',
    answer_cut:
      'Die Antwort hat ihre Höchstlänge erreicht und bricht deshalb ab. Fragen Sie nach einem Teil davon.',
    part_restarting: 'Ein Teil des Dienstes startet gerade neu. Versuchen Sie es gleich noch einmal.',
    part_slow: 'Ein Teil des Dienstes braucht zu lange. Versuchen Sie es gleich noch einmal.',
    pages_moving:
      'Die Seiten dieser Website ziehen gerade in einen anderen Suchindex um. Versuchen Sie es gleich noch einmal.',
    site_not_indexed:
      'Von dieser Website sind keine Seiten indexiert. Das können nur die Betreiber dieser Website beheben.',
    thread_deleted: 'Diese Unterhaltung wurde gelöscht. Beginnen Sie eine neue.',
    internal_error: 'Im Dienst ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.',
  },
};
