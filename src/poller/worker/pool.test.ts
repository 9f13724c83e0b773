import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InterpreterPool } from './pool.ts';

const folder = mkdtempSync( join( tmpdir(), 'mesa-pool-test-' ) );
const file = join( folder, 'worker.mjs' );
writeFileSync(
	file,
	`import{parentPort as p,threadId}from"node:worker_threads";p.on("message",({id,task})=>{if(task.text==="hang")for(;;);p.postMessage({id,result:threadId})})`
);
afterAll( () => rmSync( folder, { recursive: true, force: true } ) );

/** A busy machine may take seconds to start a thread: only what hangs may be given up soon, and only where that is what is looked at. */
const ask = ( pool: InterpreterPool, text: string, timeoutMs = 60_000 ) =>
	pool.run< 'strip' >( { kind: 'strip', text }, timeoutMs ) as unknown as Promise< number >;

test( 'a thread serves mail after mail, is ended when there is no more, and another one comes with the next', async () => {
	const pool = new InterpreterPool( file, 1, 100 );
	const first = await ask( pool, 'a' );
	expect( await ask( pool, 'b' ) ).toBe( first );
	await new Promise( ( done ) => setTimeout( done, 300 ) );
	expect( await ask( pool, 'c' ) ).not.toBe( first );
	await pool.close();
} );

test( 'a thread that hangs over one mail fails that mail only', async () => {
	const pool = new InterpreterPool( file, 1 );
	const hanging = ask( pool, 'hang', 500 );
	const next = ask( pool, 'next' );
	await expect( hanging ).rejects.toThrow( 'longer than' );
	expect( await next ).toBeGreaterThan( 0 );
	await pool.close();
} );

test( 'a mail that hangs does not keep the mails of other mailboxes waiting', async () => {
	const pool = new InterpreterPool( file, 1, 30_000, 50 );
	const ended: string[] = [];
	const hung = ask( pool, 'hang', 4_000 ).catch( () => ended.push( 'hung' ) );
	const others = await Promise.all( [ ask( pool, 'one' ), ask( pool, 'two' ) ] );
	ended.push( 'others' );
	expect( new Set( others ).size ).toBe( 1 );
	await hung;
	expect( ended ).toEqual( [ 'others', 'hung' ] );
	await pool.close();
}, 60_000 );
