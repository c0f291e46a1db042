/** S22–S25: what somebody may type to ping, link, run or break; each must be shown as it was typed. */
export const hostileTexts: readonly string[] = [
  '<at id=all></at> @all @_all <@id> <at user_id="all">',
  '&lt;at id=all&gt; &#60;at id=all&#62; <\u200bat id=all>',
  '<script>globalThis.hit = 1</script><img src=x onerror="globalThis.hit = 1">',
  '"><svg onload=globalThis.hit=1> \' onmouseover=globalThis.hit=1 x=',
  '</textarea></table></main></html><style>*{display:none}</style>',
  '[点这里](https://evil.example) ![x](https://evil.example/x.png) javascript:globalThis.hit=1',
  '{{constructor.constructor("globalThis.hit=1")()}} $\u007bglobalThis.hit=1} <%= 1 %>',
  `长${'测'.repeat(300)}${'a'.repeat(400)}`,
  '右向 \u202e문서 \u2067שלום\u2069 مرحبا \u200f',
  '=HYPERLINK("https://evil.example") -- \'; drop table reports; \\ \u0000',
];
