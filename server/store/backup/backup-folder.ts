import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type KeptBackup = { readonly file: string; readonly at: Date };

const nameOfBackup = /^countersign-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;
const dayMs = 24 * 60 * 60 * 1_000;

/** Names sort by their time. */
export function backupFile(folder: string, at: Date): string {
  const moment = at.toISOString().replace(/[-:]|\.\d+/g, '');
  return join(folder, `countersign-${moment}.backup`);
}

/** The backups of a folder, newest first; what is not named as one is left out. */
export async function keptBackups(folder: string): Promise<readonly KeptBackup[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => nameOfBackup.test(name)).sort();
  return names.reverse().map((name) => {
    const [, year, month, day, hour, minute, second] = nameOfBackup.exec(name) ?? [];
    return { file: join(folder, name), at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
  });
}

/** They hold people's names: nobody but the account that runs the product opens the folder. */
export async function openBackupFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
}

/** Removes all but the newest, and what a killed backup left lying. Gives how many backups went. */
export async function thinOut(folder: string, keep: number, now: Date): Promise<number> {
  const old = (await keptBackups(folder)).slice(keep);
  for (const { file } of old) await rm(file);
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.backup.part')) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > dayMs) await rm(join(folder, name));
  }
  return old.length;
}
