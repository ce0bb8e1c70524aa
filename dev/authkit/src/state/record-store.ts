import { z } from 'zod';

/** Newest records that are kept of each model; more means a client that registers or signs in without end. */
const MAX_RECORDS_PER_MODEL = 2000;

const PAYLOAD = z.record(z.string(), z.unknown());
const STORED_RECORD = z.object({
  model: z.string(),
  id: z.string(),
  payload: PAYLOAD,
  expiresAtMs: z.number().optional(),
});
export const STORED_RECORDS = z.array(STORED_RECORD);

export type Payload = z.infer<typeof PAYLOAD>;
export type StoredRecord = z.infer<typeof STORED_RECORD>;

/** The records of oidc-provider (clients, grants, refresh tokens, ...) in memory, bounded, by model and id. */
export class RecordStore {
  readonly #models = new Map<string, Map<string, StoredRecord>>();
  readonly #clock: () => Date;
  readonly #onChange: () => void;

  constructor(
    options: { clock?: () => Date; onChange?: () => void; records?: readonly StoredRecord[] } = {},
  ) {
    this.#clock = options.clock ?? (() => new Date());
    this.#onChange = options.onChange ?? (() => {});
    for (const record of options.records ?? []) this.#recordsOf(record.model).set(record.id, record);
  }

  /** The live record. What was used last is dropped last, so reading moves it to the end. */
  find(model: string, id: string): StoredRecord | undefined {
    const records = this.#recordsOf(model);
    const record = records.get(id);
    if (record === undefined) return undefined;
    records.delete(id);
    if (this.#isExpired(record)) return undefined;
    records.set(id, record);
    return record;
  }

  save(record: StoredRecord): void {
    const records = this.#recordsOf(record.model);
    records.delete(record.id);
    records.set(record.id, record);
    if (records.size > MAX_RECORDS_PER_MODEL) this.#makeRoom(records);
    this.#onChange();
  }

  /** Deletes the records of `model` that match. */
  deleteWhere(model: string, matches: (record: StoredRecord) => boolean): void {
    const records = this.#recordsOf(model);
    for (const record of records.values()) if (matches(record)) records.delete(record.id);
    this.#onChange();
  }

  /** Every record that has not expired, of one model or of all. */
  list(model?: string): StoredRecord[] {
    const models = model === undefined ? [...this.#models.values()] : [this.#recordsOf(model)];
    return models.flatMap((records) => [...records.values()]).filter((record) => !this.#isExpired(record));
  }

  #recordsOf(model: string): Map<string, StoredRecord> {
    const records = this.#models.get(model) ?? new Map<string, StoredRecord>();
    this.#models.set(model, records);
    return records;
  }

  #makeRoom(records: Map<string, StoredRecord>): void {
    for (const record of records.values()) if (this.#isExpired(record)) records.delete(record.id);
    for (const id of records.keys()) {
      if (records.size <= MAX_RECORDS_PER_MODEL) return;
      records.delete(id);
    }
  }

  #isExpired({ expiresAtMs }: StoredRecord): boolean {
    return expiresAtMs !== undefined && expiresAtMs <= this.#clock().getTime();
  }
}
