import { type Finding, findingAt, type SourceFile } from './source-file.js';
import { literalText, type Node } from './syntax.js';

/** Words of each vendor, which only its adapter knows. Comments may explain with them. */
const vendors: Record<string, RegExp> = {
  feishu:
    /\b(?:open_id|openId|union_id|unionId|chat_id|open_chat_id|open_message_id|message_id_type|msg_type|msgType|receive_id|receive_id_type|tenant_key|tenant_access_token|card_json|chart_spec|behaviors|multiline_text|form_action_type|file_key|image_key|p2p)\b/,
  wecom:
    /\b(?:msgtype|touser|toparty|agentid|corpid|corpsecret|aibotid|chattype|template_card|response_url|media_id)\b/,
};

export function vendorWords(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) =>
    Object.entries(vendors)
      .filter(([vendor]) => !file.path.startsWith(`src/adapters/${vendor}/`))
      .flatMap(([vendor, words]) =>
        file.nodes.flatMap((node) => {
          const [word] = words.exec(wordsOf(node)) ?? [];
          return word ? [findingAt(file, node, `says ${word}, a word of ${vendor}`)] : [];
        }),
      ),
  );
}

const wordsOf = (node: Node): string => (node.type === 'Identifier' ? String(node.name) : (literalText(node) ?? ''));
