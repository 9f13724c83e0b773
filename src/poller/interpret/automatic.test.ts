import { interpretMail } from './interpret-mail.ts';
import { isSpamFolder } from './spam.ts';

const IDENTITY = { addresses: [ 'support@shop.example' ], own: [ 'support@shop.example', 'sales@shop.example' ] };
const read = ( headers: string, body = 'Hello', identity = IDENTITY ) =>
	interpretMail( Buffer.from( `${ headers.trim().replace( /\n\t*/g, '\r\n' ) }\r\n\r\n${ body }` ), identity );
const PERSON = 'From: Ana <ana@customer.example>\nTo: support@shop.example\nSubject: Where is my parcel?\nMessage-ID: <1@customer.example>';

test( 'a person is a person, and may get an automatic answer', () => {
	expect( read( PERSON ) ).toMatchObject( { automatic: null, mayAutoRespond: true, bounce: null } );
	expect( read( `${ PERSON }\nAuto-Submitted: no` ) ).toMatchObject( { automatic: null, mayAutoRespond: true } );
} );

test.each( [
	'X-Auto-Response-Suppress: All',
	'Feedback-ID: 1:2:3',
	'X-Loop: support@shop.example',
	'List-Help: <mailto:x@y.example>',
	'Return-Path: <>',
	'X-Spam-Flag: YES',
	'Auto-Submitted: auto-forwarded',
	'Reply-To: no-reply@customer.example',
	'Reply-To: sales@shop.example',
	'Sender: owner-list@customer.example',
] )( 'no answer goes out, but the mail stays a person’s: %s', ( header ) => {
	expect( read( `${ PERSON }\n${ header }` ) ).toMatchObject( { automatic: null, mayAutoRespond: false } );
} );

test( 'no answer goes to somebody whose mail does not name our address', () => {
	expect( read( PERSON.replace( 'To: support@shop.example', 'To: everybody@customer.example' ) ).mayAutoRespond ).toBe( false );
} );

test.each( [
	[ 'Subject: Out of Office: Where is my parcel?', 'auto-reply' ],
	[ 'Subject: Automatische Antwort: Ihre Bestellung', 'auto-reply' ],
	[ 'Subject: Respuesta automática: Su pedido', 'auto-reply' ],
	[ 'Subject: Réponse automatique : votre commande', 'auto-reply' ],
	[ 'Auto-Submitted: auto-replied', 'auto-reply' ],
	[ 'X-Autoreply: yes', 'auto-reply' ],
	[ 'Precedence: auto_reply', 'auto-reply' ],
	[ 'Auto-Submitted: auto-generated', 'notification' ],
	[ 'List-Id: <news.shop.example>', 'list' ],
	[ 'Precedence: bulk', 'list' ],
	[ 'From: noreply@carrier.example', 'notification' ],
] )( 'a machine is known as one and never answered: %s', ( header, kind ) => {
	const name = header.split( ':' )[ 0 ] as string;
	const headers = `${ PERSON.split( '\n' )
		.filter( ( line ) => ! line.startsWith( `${ name }:` ) )
		.join( '\n' ) }\n${ header }`;
	expect( read( headers ) ).toMatchObject( { automatic: kind, mayAutoRespond: false } );
} );

test.each( [
	'Vacation rental: is it free in May?',
	'Re: Vacation homes',
	'Absence de réponse à ma commande',
	'Ausencia de respuesta',
	'Ich bin nicht zufrieden',
	'Abwesend bei der Zustellung, wo ist mein Paket?',
	'On holiday next week, please deliver later',
	'I am out of coffee pods',
	'Auto: new brakes',
	'Away from home when the courier came',
	'自動返信メールが届きません',
	'不在通知が入っていました',
	'Delivered: but the box was empty',
] )( 'a person writes: %s', ( subject ) => {
	const mail = PERSON.replace( 'Where is my parcel?', subject );
	expect( read( `${ mail }\nDelivered-To: info@vacation-homes.example` ) ).toMatchObject( { automatic: null, mayAutoRespond: true } );
} );

test.each( [
	'Absence',
	'Abwesend bis 5. Mai',
	'Re: Vacation: back on Monday',
	'On leave until 5 May',
	'Ausente',
	'不在通知：佐藤',
	'Away!',
] )( 'nobody is there: %s', ( subject ) => {
	expect( read( PERSON.replace( 'Where is my parcel?', subject ) ) ).toMatchObject( { automatic: 'auto-reply', mayAutoRespond: false } );
} );

test( 'a customer whose parcel did not arrive is no mail server, and neither is a courier', () => {
	const words = 'My order could not be delivered.\r\n\r\nFrom: Shop <support@shop.example>\r\nDate: 3 November\r\nOrder: 5521\r\n';
	const mail = PERSON.replace( 'Where is my parcel?', 'Order 5521 not delivered' );
	expect( read( mail, words ) ).toMatchObject( { automatic: null, bounce: null } );
	const enclosed =
		'--x\r\nContent-Type: text/plain\r\n\r\nI get 550 5.7.1 message rejected, please help.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <1@shop.example>\r\nFrom: ana@customer.example\r\n\r\nHello\r\n--x--';
	const asks = `${ mail.replace( 'Order 5521 not delivered', 'My mail was rejected by your server' ) }\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x`;
	expect( read( asks, enclosed ) ).toMatchObject( { automatic: null, bounce: null } );
	expect( read( mail.replace( 'ana@customer.example>', 'delivery@courier.example>' ), words ) ).toMatchObject( {
		automatic: null,
		bounce: null,
	} );
} );

const DSN = `From: MAILER-DAEMON@mx.example
	To: support@shop.example
	Subject: Undelivered Mail Returned to Sender
	MIME-Version: 1.0
	Content-Type: multipart/report; report-type=delivery-status; boundary=x`;
const REPORT = ( action: string, status: string ) =>
	`--x\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; gone@customer.example\r\nAction: ${ action }\r\nStatus: ${ status }\r\nDiagnostic-Code: smtp; 550 5.1.1 <gone@customer.example>: no such user\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <reply-7@shop.example>\r\nTo: gone@customer.example\r\n\r\nHello\r\n--x--`;

test( 'a bounce tells whose mail did not arrive, why, and which mail it was', () => {
	expect( read( DSN, REPORT( 'failed', '5.1.1' ) ) ).toMatchObject( {
		automatic: 'bounce',
		mayAutoRespond: false,
		bounce: {
			recipient: 'gone@customer.example',
			status: '5.1.1',
			permanent: true,
			original_message_id: '<reply-7@shop.example>',
			diagnostic: '550 5.1.1 <gone@customer.example>: no such user',
		},
	} );
} );

test( 'a delay is no failure, and a receipt no bounce', () => {
	expect( read( DSN, REPORT( 'delayed', '4.4.1' ) ).bounce?.permanent ).toBe( false );
	expect( read( DSN.replace( 'Undelivered Mail Returned to Sender', 'Delivered' ), REPORT( 'delivered', '2.0.0' ) ).automatic ).toBe(
		'notification'
	);
} );

test( 'a bounce in plain words is known too', () => {
	const body =
		'This is the qmail-send program.\nI was not able to deliver your message:\n\n<gone@customer.example>:\n550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@shop.example>\nMessage-ID: <reply-8@shop.example>\nTo: gone@customer.example\n';
	expect( read( 'Return-Path: <>\nFrom: postmaster@mx.example\nTo: support@shop.example\nSubject: failure notice', body ) ).toMatchObject(
		{
			automatic: 'bounce',
			bounce: { recipient: 'gone@customer.example', status: '5.1.1', original_message_id: '<reply-8@shop.example>' },
		}
	);
} );

test( 'a person who asks about a bounce is a person', () => {
	expect(
		read(
			PERSON.replace( 'Where is my parcel?', 'Re: Undelivered mail' ),
			'Your mail came back to me with "550 5.1.1 user unknown". What is wrong?'
		).automatic
	).toBeNull();
} );

test( 'a spam complaint is one', () => {
	const report =
		'--x\r\nContent-Type: text/plain\r\n\r\nAn abuse report\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n--x--';
	expect(
		read(
			'From: fbl@provider.example\nTo: support@shop.example\nSubject: report\nContent-Type: multipart/report; report-type=feedback-report; boundary=x',
			report
		).automatic
	).toBe( 'complaint' );
} );

const ARF = ( feedback: string, original: string ) =>
	`--x\r\nContent-Type: text/plain\r\n\r\nAn abuse report\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n${ feedback }\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${ original }\r\n\r\nHello\r\n--x--`;
const FROM_FBL =
	'From: fbl@provider.example\nTo: support@shop.example\nSubject: report\nContent-Type: multipart/report; report-type=feedback-report; boundary=x';

test( 'a complaint names our mail, and who complained where the service tells', () => {
	expect(
		read(
			FROM_FBL,
			ARF( 'Original-Rcpt-To: <ana@customer.example>', 'Message-ID: <mesa.1@shop.example>\r\nTo: redacted@provider.example' )
		).complaint
	).toEqual( { recipient: 'ana@customer.example', original_message_id: '<mesa.1@shop.example>' } );
	expect( read( FROM_FBL, ARF( 'User-Agent: x', 'Message-ID: <mesa.1@shop.example>' ) ).complaint ).toEqual( {
		recipient: '',
		original_message_id: '<mesa.1@shop.example>',
	} );
	expect( read( PERSON ).complaint ).toBeNull();
} );

test.each( [ 'X-Spam-Flag: YES', 'X-Spam-Status: Yes, score=7.2', 'X-Spam: Yes' ] )(
	'the mail server’s word on spam is heard: %s',
	( header ) => {
		expect( read( `${ PERSON }\n${ header }` ) ).toMatchObject( { spam: true, mayAutoRespond: false } );
	}
);

test( 'a mail that was looked at and found good is no spam', () => {
	expect( read( `${ PERSON }\nX-Spam-Status: No, score=-1.0\nX-Spam-Flag: NO` ) ).toMatchObject( { spam: false, mayAutoRespond: true } );
} );

test( 'a folder for spam is known by its name, wherever it lies', () => {
	expect( [ 'Junk', 'INBOX.Spam', 'INBOX/Junk E-mail', '[Gmail]/Spam' ].map( isSpamFolder ) ).toEqual( [ true, true, true, true ] );
	expect( [ 'INBOX', 'Spam reports', 'Anti-spam', 'Not junk/Customers' ].map( isSpamFolder ) ).toEqual( [ false, false, false, false ] );
} );

test( 'a mail to an alias that nobody entered, or to us with a tag, is addressed to us', () => {
	const alias = PERSON.replace( 'To: support@shop.example', 'To: hola@shop.example' );
	expect( read( alias ).mayAutoRespond ).toBe( false );
	expect( read( `Delivered-To: hola@shop.example\n${ alias }` ).mayAutoRespond ).toBe( true );
	expect( read( PERSON.replace( 'To: support@', 'To: support+orders@' ) ).mayAutoRespond ).toBe( true );
	// The mailbox's own address is in every mail that it gets: that alone says nothing.
	expect( read( `Delivered-To: support@shop.example\n${ alias }` ).mayAutoRespond ).toBe( false );
} );
