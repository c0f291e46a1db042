export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Asks for a yes on the terminal; false where there is none. */
  confirm(question: string): Promise<boolean>;
}

/** For what is told on stdout and yet means failure: a broken trail, a finding of doctor. */
export type SetExitCode = (code: number) => void;

export const cliIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  async confirm(question) {
    if (!process.stdin.isTTY) return false;
    const { confirm, isCancel } = await import('@clack/prompts');
    const answer = await confirm({ message: question, output: process.stderr });
    return !isCancel(answer) && answer;
  },
};
