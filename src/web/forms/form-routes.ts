/** The signed form `/forms/:token`: a GET shows and never writes, since previews fetch it; a POST checks, and then sends once. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { Refusal } from '#src/core/refusal.js';
import { basePath, type Html } from '#src/look/page.js';
import { pageHeaders } from '#src/look/page-headers.js';
import { addEvidence, nextForm } from '#src/services/after-form.js';
import { type House, openContext, system } from '#src/services/context.js';
import { type FormKind, formKinds } from '#src/services/form-link.js';
import { maxEvidenceBytes } from '#src/services/keep-evidence.js';
import { type OpenedForm, openForm } from '#src/services/open-form.js';
import { requireWithin } from '#src/services/require-within.js';
import { checkForm, type Filled, sendForm } from '#src/services/submit-form.js';
import { notice, statusOf } from '../notices.js';
import { isOwnOrigin } from '../own-origin.js';
import { analysisFieldsOf, analysisShortcuts, analysisStart } from './analysis-form.js';
import { explanationFieldsOf } from './explanation-form.js';
import { checkedPart } from './form-checked.js';
import { formPage } from './form-frame.js';
import { callout } from './form-parts.js';
import { filledOf, proofOf } from './read-filled.js';
import { reportFieldsOf, reportShortcuts, reportStart, type Values } from './report-form.js';
import { sentPage } from './sent-page.js';

const maxFormBytes = 256 * 1024;

export function formRoutes(house: House): Hono {
  const base = basePath(house.publicUrl);
  const routes = new Hono();

  routes.use('/forms/*', pageHeaders);
  routes.use('/forms/*', compress());
  routes.on('POST', '/forms/*', async (c, next) => {
    if (!isOwnOrigin((name) => c.req.header(name), house.publicUrl))
      return c.html(notice(base, '没有办理', ['这个请求不是从表单页面发出的。请从机器人发给您的链接打开表单。']), 403);
    const isUpload = (c.req.header('content-type') ?? '').startsWith('multipart/form-data');
    const maxSize = isUpload ? maxEvidenceBytes + maxFormBytes : maxFormBytes;
    const onError = (): Response =>
      c.html(
        notice(base, '内容太大', ['照片和文件合计不超过 20 MB，文字每栏不超过 4000 字。请减少后再试。']),
        413,
      ) as Response;
    return bodyLimit({ maxSize, onError })(c, next);
  });

  routes.get('/forms/:token', async (c) => {
    const opened = await openForm(house, c.req.param('token'));
    return c.html(
      opened.sent ? sentPage(base, opened, c.req.query('kept') ? 'kept' : 'none') : await emptyForm(opened),
    );
  });

  routes.post('/forms/:token', async (c) => {
    const token = c.req.param('token');
    const opened = await openForm(house, token);
    const ctx = await openContext(house, system);
    await requireWithin(ctx, 'link', token, '这份表提交得太频繁了，写好的内容还在这台设备上');
    const body = await c.req.parseBody({ all: true });
    const values: Values = Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const here = `${base}/forms/${token}`;
    if (values.step === 'next') {
      const kind = formKinds.find((one) => one === values.kind);
      if (!kind) throw new Refusal('bad_input', '请重新打开链接。');
      const { url } = await nextForm(house, token, kind);
      return c.redirect(`${base}${new URL(url).pathname.slice(base.length)}`, 303);
    }
    if (values.step === 'evidence') {
      const files = [body.files].flat().filter((one): one is File => one instanceof File && one.size > 0);
      const read = await Promise.all(
        files.map(async (file) => ({ name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      await addEvidence(house, token, read);
      return c.redirect(`${here}?kept=1`, 303);
    }
    if (opened.sent) return c.redirect(here, 303);
    return work(c, token, opened, values);
  });

  /** Checks what was filled in, or sends it where it was checked; what is refused stands on the form, which keeps the words. */
  const work = async (c: Context, token: string, opened: OpenedForm, values: Values): Promise<Response> => {
    try {
      const filled = asked(opened.subject.kind, values);
      const proof = proofOf(filled);
      const isDirect = filled.kind === 'as_is' || filled.kind === 'adopt';
      if (isDirect || (values.step === 'send' && values.proof === proof)) {
        await sendForm(house, token, filled);
        return c.redirect(`${base}/forms/${token}`, 303);
      }
      return c.html(
        await filledForm(opened, values, checkedPart(opened, await checkForm(house, token, filled)), proof),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refused = callout('alarm', '还不能提交', [error.shown]);
      return c.html(await filledForm(opened, values, refused, null), statusOf[error.code]);
    }
  };

  const asked = (kind: FormKind, values: Values): Filled => {
    if (values.step === 'as_is') return { kind: 'as_is' };
    if (values.step === 'adopt') return { kind: 'adopt', analysisId: values.adopts ?? '' };
    return filledOf(kind, values);
  };

  const emptyForm = async (opened: OpenedForm) => filledForm(opened, await startOf(opened), null, null);

  const filledForm = async (opened: OpenedForm, values: Values, checked: Html | null, proof: string | null) =>
    formPage({ base, opened, checked, proof, ...(await partsOf(opened, values)) });

  routes.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.html(notice(base, '打不开这份表', [error.shown]), statusOf[error.code]);
  });
  return routes;
}

const startOf = async (opened: OpenedForm): Promise<Values> => {
  switch (opened.subject.kind) {
    case 'report':
      return reportStart(opened);
    case 'lag_analysis':
      return analysisStart(opened);
    case 'explanation':
      return {};
  }
};

const partsOf = async (opened: OpenedForm, values: Values): Promise<{ fields: Html; shortcuts?: Html }> => {
  switch (opened.subject.kind) {
    case 'report':
      return { fields: reportFieldsOf(opened, values), shortcuts: reportShortcuts(opened) };
    case 'lag_analysis':
      return { fields: analysisFieldsOf(values), shortcuts: await analysisShortcuts(opened) };
    case 'explanation':
      return { fields: explanationFieldsOf(opened, values) };
  }
};

/** The file's own name, without the folders that some browsers send along. */
const nameOf = ({ name }: File): string => (name.split(/[\\/]/).at(-1) || '佐证').slice(0, 200);
