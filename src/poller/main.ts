import { answerLines, type JsonlCommand } from './commands/jsonl.ts';
import { InterpreterPool } from './worker/pool.ts';
export async function main( args: string[], selfFile: string ): Promise< number > {
	const pool = new InterpreterPool( selfFile, 1 );
	await answerLines( args[ 0 ] as JsonlCommand, pool );
	await pool.close();
	return 0;
}
