import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/ports.ts';
import { readOutbox } from './outbox.ts';
import { sendMail } from './send.ts';
import { startSmtpSink, type Delivery, type SmtpSink } from './smtp-sink.ts';

let folder: string;
let sink: SmtpSink;
let delivered: Delivery[];

beforeEach( async () => {
	folder = mkdtempSync( join( tmpdir(), 'mesa-sink-' ) );
	delivered = [];
	sink = await startSmtpSink( {
		port: await freePort(),
		folder,
		mailbox: ( address ) => ( address === 'help@shop.example' ? async ( delivery ) => void delivered.push( delivery ) : null ),
	} );
} );
afterEach( async () => {
	await sink.stop();
	rmSync( folder, { recursive: true, force: true } );
} );

it( 'keeps mail to the outside and delivers mail to its mailboxes, each once', async () => {
	await sendMail( sink.port, {
		from: 'a@customer.example',
		to: 'x',
		raw: 'Subject: both\r\n\r\nHello\r\n',
		envelope: { from: 'a@customer.example', to: [ 'help@shop.example', 'b@customer.example' ] },
	} );
	expect( delivered.map( ( { from, to } ) => [ from, to ] ) ).toEqual( [ [ 'a@customer.example', 'help@shop.example' ] ] );
	expect( delivered[ 0 ]?.raw.toString() ).toBe( 'Subject: both\r\n\r\nHello\r\n' );
	expect( readOutbox( folder ).map( ( { to } ) => to ) ).toEqual( [ [ 'b@customer.example' ] ] );
} );

it( 'takes the null sender of bounces', async () => {
	await sendMail( sink.port, { from: '', to: '', raw: 'Subject: dsn\r\n\r\n', envelope: { from: '', to: [ 'help@shop.example' ] } } );
	expect( delivered[ 0 ]?.from ).toBe( '' );
	expect( delivered[ 0 ]?.trace.toString() ).toContain( 'Return-Path: <>\r\n' );
} );

it.each( [
	[ 'refuse@customer.example', '550' ],
	[ 'later@customer.example', '451' ],
] )( 'turns %s away with %s and keeps nothing', async ( to, code ) => {
	await expect( sendMail( sink.port, { from: 'a@customer.example', to, text: 'x' } ) ).rejects.toThrow( code );
	expect( readOutbox( folder ) ).toEqual( [] );
} );
