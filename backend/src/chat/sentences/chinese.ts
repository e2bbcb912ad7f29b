import type { Sentences } from './sentences.js';

export const CHINESE: Sentences = {
  searching: '正在搜索文档',
  notInDocs: '文档中没有找到这个问题的答案。以下页面最为接近：',
  notInDocsAtAll: '文档中没有找到这个问题的答案。请换个说法，或使用功能的名称。',
  askHuman: '联系人工支持',
  failures: {
    unreachable: '无法连接所需的服务。请稍后重试。',
    slow: '所需的服务响应时间过长。请稍后重试。',
    unauthorized: '所需的服务拒绝访问。这需要本站的运营者来处理。',
    quota_exceeded: '所需服务的额度已用完。这需要本站的运营者来处理。',
    rate_limited: '当前提问的人太多。请过一会儿再试。',
    rejected: '所需的服务拒绝了请求。这需要本站的运营者来处理。',
    failed: '所需的服务出现了错误。请稍后重试。',
    interrupted: '回答中断了。请重试。',
    index_unreachable: '无法连接搜索索引。请稍后重试。',
    question_too_long: '这个问题超出了模型能处理的长度。请提一个更短的问题。',
    answer_declined: '模型拒绝回答这个问题。请换一种问法。',
    answer_filtered: '回答被内容过滤器中止。请换一种问法。',
    answer_cut: '回答已达到长度上限，到此为止。请只问其中的一部分。',
    part_restarting: '服务的一部分正在重启。请稍后重试。',
    part_slow: '服务的一部分响应时间过长。请稍后重试。',
    pages_moving: '本站的页面正在迁移到另一个索引。请稍后重试。',
    site_not_indexed: '本站没有已编入索引的页面。这需要本站的运营者来处理。',
    thread_deleted: '这个对话已被删除。请开始新的对话。',
    internal_error: '服务出现了错误。请稍后重试。',
  },
};
