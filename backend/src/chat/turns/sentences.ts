/** What the service says in its own words. */
export interface Sentences {
  searching: string;
  /** Before the nearest pages. */
  notInDocs: string;
  /** When not even a near page was found. */
  notInDocsAtAll: string;
  /** Words of the link to a human. */
  askHuman: string;
  /** Above questions that the reader may ask next. */
  followUps: string;
}

const ENGLISH: Sentences = {
  searching: 'Searching the docs',
  notInDocs: 'I could not find an answer to this in the docs. These pages come closest:',
  notInDocsAtAll:
    'I could not find an answer to this in the docs. Try other words, or the name of the feature.',
  askHuman: 'Ask a human',
  followUps: 'Related questions',
};

const BY_LANGUAGE: Record<string, Sentences> = {
  en: ENGLISH,
  de: {
    searching: 'Die Dokumentation wird durchsucht',
    notInDocs: 'Dazu habe ich in der Dokumentation keine Antwort gefunden. Am nächsten kommen diese Seiten:',
    notInDocsAtAll:
      'Dazu habe ich in der Dokumentation keine Antwort gefunden. Versuchen Sie es mit anderen Worten oder dem Namen der Funktion.',
    askHuman: 'Einen Menschen fragen',
    followUps: 'Verwandte Fragen',
  },
  fr: {
    searching: 'Recherche dans la documentation',
    notInDocs:
      'Je n’ai pas trouvé de réponse à cela dans la documentation. Ces pages s’en approchent le plus :',
    notInDocsAtAll:
      'Je n’ai pas trouvé de réponse à cela dans la documentation. Essayez d’autres mots, ou le nom de la fonctionnalité.',
    askHuman: 'Demander à une personne',
    followUps: 'Questions associées',
  },
  es: {
    searching: 'Buscando en la documentación',
    notInDocs:
      'No he encontrado una respuesta a esto en la documentación. Estas páginas son las más cercanas:',
    notInDocsAtAll:
      'No he encontrado una respuesta a esto en la documentación. Pruebe con otras palabras o con el nombre de la función.',
    askHuman: 'Preguntar a una persona',
    followUps: 'Preguntas relacionadas',
  },
  ja: {
    searching: 'ドキュメントを検索しています',
    notInDocs: 'ドキュメントの中に答えは見つかりませんでした。最も近いページは次のとおりです。',
    notInDocsAtAll: 'ドキュメントの中に答えは見つかりませんでした。別の言葉や機能の名前でお試しください。',
    askHuman: '担当者に問い合わせる',
    followUps: '関連する質問',
  },
  zh: {
    searching: '正在搜索文档',
    notInDocs: '文档中没有找到这个问题的答案。以下页面最为接近：',
    notInDocsAtAll: '文档中没有找到这个问题的答案。请换个说法，或使用功能的名称。',
    askHuman: '联系人工支持',
    followUps: '相关问题',
  },
};

/** The service's sentences in the docs' language; English for those it does not speak. */
export function sentencesFor(locale: string): Sentences {
  return BY_LANGUAGE[locale.split('-')[0]!.toLowerCase()] ?? ENGLISH;
}
