// The order of things: whatever could come next is in one heap, and chance picks from it. Time is told, not waited for.

const MANY = 20_000;

export class Loop {
  constructor(random) {
    this.random = random;
    this.now = 0;
    this.turns = 0;
    this.tasks = [];
    this.timers = new Set();
  }

  add(task) {
    this.tasks.push(task);
  }

  at(delay, task) {
    const timer = { when: this.now + delay, task };
    this.timers.add(timer);
    return timer;
  }

  cancel(timer) {
    this.timers.delete(timer);
  }

  /** Does one thing; time passes only when there is nothing to do. False if there is nothing at all. */
  async turn() {
    this.turns += 1;
    if (this.tasks.length > 0) {
      const [task] = this.tasks.splice(this.random.below(this.tasks.length), 1);
      task();
    } else {
      let first;
      for (const timer of this.timers) if (!first || timer.when < first.when) first = timer;
      if (!first) return false;
      this.timers.delete(first);
      this.now = first.when;
      first.task();
    }
    // All that follows from it without waiting happens before the next turn.
    await new Promise(setImmediate);
    return true;
  }

  async run(turns) {
    for (let turn = 0; turn < turns; turn += 1) if (!(await this.turn())) return;
  }

  /** Until nothing is left to happen. */
  async rest() {
    await new Promise(setImmediate);
    for (let turn = 0; turn < MANY; turn += 1) if (!(await this.turn())) return;
    throw new Error('it never comes to rest');
  }
}
