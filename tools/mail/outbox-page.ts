/** A small web page that shows what the desk sent out, on 127.0.0.1 only: where answers "show up" in the demo. */
import { createServer, type Server } from 'node:http';
import { simpleParser } from 'mailparser';
import { readOutbox, type StoredMail } from './outbox.ts';

const escape = ( text: string ): string => text.replace( /[&<>"']/g, ( found ) => `&#${ found.charCodeAt( 0 ) };` );

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:760px;margin:40px auto;padding:0 20px;color:#1e1e1e}
a{color:#2145e6;text-decoration:none}h1{font-size:20px}li{list-style:none;border-bottom:1px solid #ddd;padding:10px 0}ul{padding:0}
small{color:#666}pre{white-space:pre-wrap;background:#f6f7f7;padding:16px;overflow-wrap:anywhere}`;

function page( title: string, body: string ): string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${ escape( title ) }</title><style>${ STYLE }</style><h1>${ escape( title ) }</h1>${ body }</html>`;
}

async function list( mails: StoredMail[] ): Promise< string > {
	const rows = await Promise.all(
		mails.reverse().map( async ( mail ) => {
			const { subject } = await simpleParser( mail.raw );
			return `<li><a href="/${ mail.id }">${ escape( subject ?? '(no subject)' ) }</a><br><small>to ${ escape( mail.to.join( ', ' ) ) } · from ${ escape( mail.from ) } · ${ escape( new Date( mail.at ).toLocaleString() ) }</small></li>`;
		} )
	);
	return page(
		'Mail that left the help desk',
		rows.length > 0 ? `<ul>${ rows.join( '' ) }</ul>` : '<p>Nothing yet. Answer a ticket and it appears here.</p>'
	);
}

async function one( mail: StoredMail ): Promise< string > {
	const parsed = await simpleParser( mail.raw );
	return page(
		parsed.subject ?? '(no subject)',
		`<p><a href="/">All mail</a></p><pre>${ escape( parsed.text ?? '' ) }</pre><h2>Source</h2><pre>${ escape( mail.raw.toString( 'utf8' ) ) }</pre>`
	);
}

export function startOutboxPage( port: number, folder: string ): Promise< { url: string; stop: () => Promise< void > } > {
	const server: Server = createServer( ( request, response ) => {
		const id = ( request.url ?? '/' ).slice( 1 );
		const mails = readOutbox( folder );
		const found = mails.find( ( mail ) => mail.id === id );
		const answer = found ? one( found ) : list( mails );
		answer.then(
			( html ) => {
				response.writeHead( id === '' || found ? 200 : 404, {
					'Content-Type': 'text/html; charset=utf-8',
					'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
				} );
				response.end( html );
			},
			() => {
				response.writeHead( 500 );
				response.end( 'This mail could not be read.' );
			}
		);
	} );
	return new Promise( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, '127.0.0.1', () =>
			resolve( {
				url: `http://127.0.0.1:${ port }/`,
				stop: () =>
					new Promise( ( done ) => {
						server.close( () => done() );
						server.closeAllConnections();
					} ),
			} )
		);
	} );
}
