const ID = /^(thr|msg|tc|wf|shcx)_\w+$/;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Which of our ids stands for which recorded one, as it shows while replies are compared. */
export class RecordedIds {
  constructor() {
    this.ours = new Map();
  }

  /**
   * Whether a value is the recorded one: ids stand for each other one to one, moments are ours and UTC, all else is
   * equal. `isShortened`: what was recorded of objects is a part of them.
   */
  isSame(recorded, value, { isShortened = false } = {}, key = '') {
    if (key === 'created_at') return typeof value === 'string' && UTC.test(value);
    if (typeof recorded === 'string' && ID.test(recorded)) return this.standsFor(recorded, value);
    if (typeof recorded !== 'object' || recorded === null) return recorded === value;
    if (typeof value !== 'object' || value === null || Array.isArray(recorded) !== Array.isArray(value))
      return false;
    const keys = Object.keys(recorded);
    const isWhole = (isShortened && !Array.isArray(recorded)) || keys.length === Object.keys(value).length;
    return isWhole && keys.every((name) => this.isSame(recorded[name], value[name], { isShortened }, name));
  }

  /** The value with our ids in place of the recorded ones. */
  toOurs(value) {
    if (typeof value === 'string') return this.ours.get(value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.toOurs(one));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.toOurs(one)]));
  }

  standsFor(recorded, ours) {
    if (this.ours.has(recorded)) return this.ours.get(recorded) === ours;
    if (typeof ours !== 'string' || [...this.ours.values()].includes(ours)) return false;
    this.ours.set(recorded, ours);
    return true;
  }
}
