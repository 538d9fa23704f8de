/** A session for tests, on a clock that they turn. */
import { expect } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import type { Command, FromWorker, Snapshot } from '../../../src/engine/protocol';
import { Session } from '../../../src/engine/session';
import { loadEngine } from '../engine';

const msPerStep = 0.25;

type ForNewestRun<T> = T extends { run: number } ? Omit<T, 'run'> & { run?: number } : T;

/** A session on a clock that only the training and the test turn: it runs as far as the test pumps it. */
export class Rig {
  now = 1_000_000;
  #run = 1;
  readonly sent: FromWorker[] = [];
  private constructor(
    readonly engine: Engine,
    readonly session: Session,
    readonly config: string,
  ) {}
  static async create(...settings: [string, string][]): Promise<Rig> {
    const engine = await loadEngine();
    engine.setPreset('quick');
    for (const [key, text] of settings) expect(engine.set(key, text)).toBe('');
    let rig: Rig | undefined = undefined;
    const run = engine.run.bind(engine);
    engine.run = (steps) => {
      rig!.now += msPerStep * steps;
      return run(steps);
    };
    const host = {
      post: (message: FromWorker) => rig!.sent.push(message),
      now: () => rig!.now,
    };
    const session = new Session(engine, engine.schema(), host);
    rig = new Rig(engine, session, engine.configText());
    session.receive({ type: 'create', run: 1, config: rig.config });
    return rig;
  }
  /** Meant for the newest run, unless the message says otherwise. */
  receive(message: ForNewestRun<Command>): void {
    if (message.type === 'create' || message.type === 'renew' || message.type === 'open') this.#run = message.run!;
    this.session.receive({ run: this.#run, ...message } as Command);
  }
  pump(times: number, msBetween = 0): void {
    for (let i = 0; i < times; i++) {
      this.session.pump();
      this.now += msBetween;
    }
  }
  take<T extends FromWorker['type']>(type: T): Extract<FromWorker, { type: T }>[] {
    return this.sent.filter((message) => message.type === type) as Extract<FromWorker, { type: T }>[];
  }
  get latest(): Snapshot {
    return this.take('snapshot').at(-1)!;
  }
}
