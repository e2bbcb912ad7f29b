import type { Localized } from './options.js';

/** The widget's own texts, in one language. */
export interface Texts {
  title: string;
  greeting: string;
  placeholder: string;
  close: string;
  loading: string;
  unavailable: string;
  retry: string;
  accept: string;
}

const TEXTS: { [language: string]: Texts } = {
  en: {
    title: 'Ask the docs',
    greeting: 'What would you like to know?',
    placeholder: 'Ask a question',
    close: 'Close',
    loading: 'Loading…',
    unavailable: 'The assistant could not be loaded.',
    retry: 'Try again',
    accept: 'Continue',
  },
  ar: {
    title: 'اسأل التوثيق',
    greeting: 'ماذا تريد أن تعرف؟',
    placeholder: 'اطرح سؤالاً',
    close: 'إغلاق',
    loading: 'جارٍ التحميل…',
    unavailable: 'تعذّر تحميل المساعد.',
    retry: 'أعد المحاولة',
    accept: 'متابعة',
  },
  de: {
    title: 'Frag die Doku',
    greeting: 'Was möchtest du wissen?',
    placeholder: 'Stell eine Frage',
    close: 'Schließen',
    loading: 'Wird geladen…',
    unavailable: 'Der Assistent konnte nicht geladen werden.',
    retry: 'Erneut versuchen',
    accept: 'Weiter',
  },
  es: {
    title: 'Pregunta a la documentación',
    greeting: '¿Qué quieres saber?',
    placeholder: 'Haz una pregunta',
    close: 'Cerrar',
    loading: 'Cargando…',
    unavailable: 'No se pudo cargar el asistente.',
    retry: 'Reintentar',
    accept: 'Continuar',
  },
  fr: {
    title: 'Interroger la doc',
    greeting: 'Que souhaitez-vous savoir ?',
    placeholder: 'Posez une question',
    close: 'Fermer',
    loading: 'Chargement…',
    unavailable: 'L’assistant n’a pas pu être chargé.',
    retry: 'Réessayer',
    accept: 'Continuer',
  },
  it: {
    title: 'Chiedi alla documentazione',
    greeting: 'Che cosa vorresti sapere?',
    placeholder: 'Fai una domanda',
    close: 'Chiudi',
    loading: 'Caricamento…',
    unavailable: 'Impossibile caricare l’assistente.',
    retry: 'Riprova',
    accept: 'Continua',
  },
  ja: {
    title: 'ドキュメントに質問',
    greeting: '何を知りたいですか？',
    placeholder: '質問を入力',
    close: '閉じる',
    loading: '読み込み中…',
    unavailable: 'アシスタントを読み込めませんでした。',
    retry: '再試行',
    accept: '続ける',
  },
  ko: {
    title: '문서에 질문하기',
    greeting: '무엇이 궁금하신가요?',
    placeholder: '질문을 입력하세요',
    close: '닫기',
    loading: '불러오는 중…',
    unavailable: '도우미를 불러오지 못했습니다.',
    retry: '다시 시도',
    accept: '계속',
  },
  nl: {
    title: 'Vraag het de docs',
    greeting: 'Wat wil je weten?',
    placeholder: 'Stel een vraag',
    close: 'Sluiten',
    loading: 'Laden…',
    unavailable: 'De assistent kon niet worden geladen.',
    retry: 'Opnieuw proberen',
    accept: 'Doorgaan',
  },
  pl: {
    title: 'Zapytaj dokumentację',
    greeting: 'Czego chcesz się dowiedzieć?',
    placeholder: 'Zadaj pytanie',
    close: 'Zamknij',
    loading: 'Wczytywanie…',
    unavailable: 'Nie udało się wczytać asystenta.',
    retry: 'Spróbuj ponownie',
    accept: 'Dalej',
  },
  pt: {
    title: 'Pergunte à documentação',
    greeting: 'O que você quer saber?',
    placeholder: 'Faça uma pergunta',
    close: 'Fechar',
    loading: 'Carregando…',
    unavailable: 'Não foi possível carregar o assistente.',
    retry: 'Tentar novamente',
    accept: 'Continuar',
  },
  ru: {
    title: 'Спросить документацию',
    greeting: 'Что вы хотите узнать?',
    placeholder: 'Задайте вопрос',
    close: 'Закрыть',
    loading: 'Загрузка…',
    unavailable: 'Не удалось загрузить помощника.',
    retry: 'Повторить',
    accept: 'Продолжить',
  },
  zh: {
    title: '询问文档',
    greeting: '你想了解什么？',
    placeholder: '输入问题',
    close: '关闭',
    loading: '加载中…',
    unavailable: '无法加载助手。',
    retry: '重试',
    accept: '继续',
  },
};

/** The widget's texts in a locale's language, in English where that is not among them. */
export function defaultTexts(htmlLang: string): Texts {
  return TEXTS[languageOf(htmlLang)] ?? TEXTS.en!;
}

/** A localized option's value: that of the locale, of its language, or of the site's default locale. */
export function localize<Value>(
  value: Localized<Value> | undefined,
  locale: string,
  defaultLocale: string,
): Value | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value as Value | undefined;
  const byLocale = value as { [locale: string]: Value };
  return byLocale[locale] ?? byLocale[languageOf(locale)] ?? byLocale[defaultLocale];
}

function languageOf(locale: string): string {
  return locale.split(/[-_]/)[0]!.toLowerCase();
}
