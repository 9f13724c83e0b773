import { createInterface } from 'node:readline';
import { groupThreads, type ThreadInput } from '../interpret/thread.ts';
import type { InterpreterPool } from '../worker/pool.ts';

/** One question may take this long; then the answer says so. Milliseconds. */
const ITEM_MS = 8000;

interface Question {
	id: unknown;
	file?: string;
	text?: string;
	html?: string;
	messages?: ThreadInput[];
}

export type JsonlCommand = 'parse' | 'strip' | 'sanitize' | 'thread';

async function answer( command: JsonlCommand, question: Question, pool: InterpreterPool ): Promise< object > {
	switch ( command ) {
		case 'parse':
			return { ...( await pool.run< 'parse' >( { kind: 'parse', raw: { path: question.file ?? '' } }, ITEM_MS ) ), error: null };
		case 'strip':
			return pool.run< 'strip' >(
				{ kind: 'strip', ...( question.html === undefined ? { text: question.text ?? '' } : { html: question.html } ) },
				ITEM_MS
			);
		case 'sanitize':
			return pool.run< 'sanitize' >( { kind: 'sanitize', html: question.html ?? '' }, ITEM_MS );
		case 'thread':
			return { threads: groupThreads( question.messages ?? [] ) };
	}
}

/** Answers JSON questions, one a line, in order. */
export async function answerLines( command: JsonlCommand, pool: InterpreterPool ): Promise< void > {
	for await ( const line of createInterface( { input: process.stdin, crlfDelay: Infinity } ) ) {
		if ( line.trim() === '' ) {
			continue;
		}
		let id: unknown = null;
		let out: object;
		try {
			const question = JSON.parse( line ) as Question;
			id = question.id;
			out = await answer( command, question, pool );
		} catch ( error ) {
			out = { error: error instanceof Error ? error.message : String( error ) };
		}
		process.stdout.write( `${ JSON.stringify( { id, ...out } ) }\n` );
	}
}
