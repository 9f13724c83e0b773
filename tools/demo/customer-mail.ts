import type { OutgoingMail } from '../mail/send.ts';
import { DOMAIN, MAILBOXES } from './content/shop.ts';
import type { DemoTicket } from './content/ticket.ts';
import { invoicePdf, mugPhoto } from './files.ts';

/** A customer's story as the mail that they write. */
export function customerMail( story: DemoTicket ): OutgoingMail {
	const number = /\d{4}/.exec( story.subject )?.[ 0 ] ?? '1049';
	return {
		from: story.from,
		to: `${ MAILBOXES[ story.to ].name } <${ MAILBOXES[ story.to ].address }>`,
		subject: story.subject,
		text: story.text,
		date: new Date( Date.now() - story.hoursAgo * 3_600_000 ),
		...( story.html ? { html: story.html } : {} ),
		...( story.headers ? { headers: story.headers } : {} ),
		attachments: ( story.files ?? [] ).map( ( file ) =>
			file === 'photo'
				? { filename: 'IMG_2041.png', content: mugPhoto(), contentType: 'image/png', cid: 'photo' }
				: {
						filename: `invoice-${ number }.pdf`,
						content: invoicePdf( [
							`Invoice ${ number }`,
							'Taller Norte, Calle del Horno 4, 33500 Llanes',
							DOMAIN,
							'',
							'Tableware 214,00 EUR',
							'VAT 21 % 44,94 EUR',
							'Total 258,94 EUR',
						] ),
						contentType: 'application/pdf',
					}
		),
	};
}
