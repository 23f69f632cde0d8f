import type { Path } from '../../diagnostics';

/** Paths, and quickly whether one of them leads to a value or to something around it. */
export class PathSet {
  private readonly keys = new Set<string>();

  constructor(paths: Iterable<Path> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: Path): void {
    this.keys.add(JSON.stringify(path));
  }

  get size(): number {
    return this.keys.size;
  }

  has(path: Path): boolean {
    return this.keys.has(JSON.stringify(path));
  }

  /** Whether the path itself or one above it is in the set. */
  covers(path: Path): boolean {
    if (this.keys.size === 0) return false;
    for (let length = 0; length <= path.length; length++) if (this.has(path.slice(0, length))) return true;
    return false;
  }

  /** The paths that pass a test. */
  filter(test: (path: Path) => boolean): PathSet {
    return new PathSet([...this.keys].map((key) => JSON.parse(key) as Path).filter(test));
  }
}
