import { Service } from '../service.js';

const page = (url: string, title: string, ...sections: [heading: string, text: string][]) => ({
  url,
  title,
  content: `# ${title}\n\n${sections.map(([heading, text]) => `## ${heading} {#${heading}}\n\n${text}\n\n`).join('')}`,
  format: 'markdown',
});

const JAPANESE = [
  page(
    '/ja/sidebar',
    'サイドバー',
    ['表示', 'サイドバーの項目は `sidebars.js` に書きます。ドキュメントの順番もここで決まります。'],
    ['折りたたみ', 'カテゴリーを最初から閉じておくには、`collapsed` を true に設定してください。'],
  ),
  page(
    '/ja/deploy',
    'デプロイ',
    ['GitHub-Pages', '`docusaurus deploy` コマンドを実行すると、ビルド結果が GitHub Pages に公開されます。'],
    ['環境変数', '公開先のブランチは環境変数 `DEPLOYMENT_BRANCH` で変更できます。'],
  ),
  page(
    '/ja/i18n',
    '多言語化',
    ['翻訳', '翻訳ファイルは i18n フォルダーに置きます。write-translations コマンドで雛形を作れます。'],
    ['サーバー', 'サーバーを言語ごとに起動して、翻訳を確認します。'],
  ),
];

const CHINESE = [
  page(
    '/zh/sidebar',
    '侧边栏',
    ['排序', '侧边栏的项目写在 `sidebars.js` 里，文档的顺序也由它决定。'],
    ['折叠', '要让分类默认收起，请把 `collapsed` 设置为 true。'],
  ),
  page(
    '/zh/deploy',
    '部署',
    ['静态托管', '运行 `docusaurus deploy` 命令，构建结果就会发布到 GitHub Pages。'],
    ['环境变量', '发布的目标分支可以用环境变量 `DEPLOYMENT_BRANCH` 修改。'],
  ),
  page(
    '/zh/search',
    '搜索',
    ['本地搜索', '没有网络时，可以安装本地搜索插件，索引会在构建时生成。'],
    ['爬虫', '搜索服务的爬虫每天抓取一次网站，更新索引。'],
  ),
];

const KOREAN = [
  page('/ko/sidebar', '사이드바', [
    '정렬',
    '사이드바의 항목은 설정 파일에 적고, 문서의 순서도 거기에서 정합니다.',
  ]),
  page('/ko/deploy', '배포', ['브랜치', '배포할 브랜치는 환경 변수로 바꿀 수 있습니다.']),
];

const THAI = [
  page('/th/sidebar', 'แถบด้านข้าง', ['ลำดับ', 'รายการในแถบด้านข้างเขียนไว้ในไฟล์การตั้งค่า']),
  page('/th/deploy', 'การเผยแพร่', ['สาขา', 'เปลี่ยนสาขาที่เผยแพร่ได้ด้วยตัวแปรสภาพแวดล้อม']),
];

const PORTUGUESE = [
  page('/pt/sidebar', 'Barra lateral', [
    'Ordem',
    'Os itens da barra lateral são escritos no arquivo de configuração.',
  ]),
  page('/pt/deploy', 'Publicação', ['Ramo', 'O ramo publicado é alterado por uma variável de ambiente.']),
];

describe('a site in a language of its own', () => {
  const service = new Service();

  beforeAll(async () => {
    await service.start();
    await service.putPages('japanese', JAPANESE, '?locale=ja');
    await service.putPages('chinese', CHINESE, '?locale=zh-Hans');
    await service.putPages('korean', KOREAN, '?locale=ko');
    await service.putPages('thai', THAI, '?locale=th');
    await service.putPages('portuguese', PORTUGUESE, '?locale=pt-BR');
  });
  afterAll(() => service.remove());

  const search = async (
    site: string,
    q: string,
  ): Promise<{ url: string | undefined; confidence: number }> => {
    const response = await service.fetch(`/api/search?${new URLSearchParams({ site, q })}`);
    const { results, confidence } = (await response.json()) as {
      results: { url: string }[];
      confidence: number;
    };
    const [first] = results;
    return { url: first && decodeURI(first.url), confidence };
  };

  it.each([
    ['japanese', 'サイドバーに表示するドキュメントの順番はどこで決めればいいですか？', '/ja/sidebar#表示'],
    ['japanese', 'カテゴリを最初から閉じておきたい', '/ja/sidebar#折りたたみ'],
    ['japanese', 'ｻｲﾄﾞﾊﾞｰの項目を書く', '/ja/sidebar#表示'],
    ['japanese', 'GitHub Pagesに公開する方法を教えてください', '/ja/deploy#GitHub-Pages'],
    ['japanese', 'ＧｉｔＨｕｂ　Ｐａｇｅｓ で公開', '/ja/deploy#GitHub-Pages'],
    ['japanese', '公開するブランチを変えたいのですが', '/ja/deploy#環境変数'],
    ['japanese', 'DEPLOYMENT_BRANCHって何？', '/ja/deploy#環境変数'],
    ['japanese', '翻訳したファイルはどこに置けばいい？', '/ja/i18n#翻訳'],
    ['japanese', '言語ごとにサーバを起動できますか', '/ja/i18n#サーバー'],
    ['japanese', 'ｻｰﾊﾞｰ', '/ja/i18n#サーバー'],
    ['japanese', 'サーバ'.normalize('NFD'), '/ja/i18n#サーバー'],
    ['japanese', 'collapsedをtrueにすると？', '/ja/sidebar#折りたたみ'],
    ['chinese', '怎么调整侧边栏里文档的顺序？', '/zh/sidebar#排序'],
    ['chinese', '如何让分类默认是收起的', '/zh/sidebar#折叠'],
    ['chinese', '我想把网站发布到GitHub Pages上，该运行什么命令？', '/zh/deploy#静态托管'],
    ['chinese', '怎样修改发布的分支', '/zh/deploy#环境变量'],
    ['chinese', 'ＤＥＰＬＯＹＭＥＮＴ＿ＢＲＡＮＣＨ是什么意思', '/zh/deploy#环境变量'],
    ['chinese', '离线没有网络的时候能搜索吗', '/zh/search#本地搜索'],
    ['chinese', '爬虫多久抓取一次？', '/zh/search#爬虫'],
    ['korean', '사이드바에서 문서 순서를 어떻게 정하나요?', '/ko/sidebar#정렬'],
    ['korean', '브랜치를 바꾸고 싶어요', '/ko/deploy#브랜치'],
    ['thai', 'จะเปลี่ยนสาขาที่เผยแพร่ได้อย่างไร', '/th/deploy#สาขา'],
    ['portuguese', 'Como altero os ramos publicados?', '/pt/deploy#Ramo'],
  ])('finds the section that answers (%s: %s)', async (site, question, url) => {
    expect((await search(site, question)).url).toBe(url);
  });

  it.each([
    ['japanese', 'これはどうしてですか'],
    ['chinese', '这是什么呢？'],
    ['portuguese', 'o que é isso?'],
  ])('does not take empty words for a question (%s: %s)', async (site, question) => {
    expect((await search(site, question)).confidence).toBe(0);
  });
});
