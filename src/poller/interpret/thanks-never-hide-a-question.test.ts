import { isThanks, type PossibleThanks } from './thanks.ts';

const mail = ( visibleText: string, more: Partial< PossibleThanks > = {} ): PossibleThanks => ( {
	subject: 'Re: Your order',
	visibleText,
	visibleHtml: '',
	quotedText: '> It left today.\n>\n> Tom Berg\n> Blue Shop\n',
	from: { name: 'Ana Ruiz', address: 'ana.ruiz@client.example' },
	to: [ { name: 'Blue Shop Support' } ],
	attachments: [],
	...more,
} );

test.each( [
	'Thanks!',
	'Thank you so much for your help 😊',
	'Hi Tom,\n\nthat worked, many thanks!\n\nBest regards\nAna',
	'Great, thank you again.\nAna Ruiz',
	'thx',
	'Muchas gracias por la rápida respuesta.\nUn saludo,\nAna',
	'¡Gracias, Tom!',
	'Perfecto, mil gracias. Que tengas un buen día',
	'Vielen Dank für die schnelle Antwort!\n\nViele Grüße\nAna Ruiz',
	'Super, danke!',
	'Hallo Tom, es funktioniert jetzt. Nochmals vielen Dank. LG Ana',
	'Merci beaucoup pour votre aide.\nBonne journée,\nAna',
	'Parfait, merci !',
	'Grazie mille per l’aiuto! Buona giornata',
	'Perfetto, grazie ancora',
	'Muito obrigada pela ajuda!\nAbraços',
	'Ok, obrigado',
	'Bedankt voor de snelle reactie!\nGroetjes, Ana',
	'Top, dank je wel',
	'Dziękuję bardzo za pomoc. Pozdrawiam, Ana',
	'Dzięki!',
	'Tack så mycket för hjälpen!\nMvh Ana',
	'Stort tack',
	'Большое спасибо за помощь!',
	'Спасибо, всё работает. Хорошего дня!',
	'شكراً جزيلاً على المساعدة',
	'شكرا لكم، تم الحل',
	'ありがとうございました。',
	'迅速なご対応ありがとうございました。助かりました。',
	'谢谢您的帮助！',
	'收到，谢谢。',
] )( 'nobody has to look at "%s"', ( text ) => {
	expect( isThanks( mail( text ) ) ).toBe( true );
} );

test.each( [
	'Thanks, but it still does not work.',
	'Thanks in advance',
	'Thank you. When will it arrive?',
	'Thanks! One more question',
	'Thanks, please cancel the other order too.',
	'Thank you for nothing',
	'No thanks',
	'Thanks for the refund, it is 20 euros short',
	'Thanks. Order 5521 is missing.',
	'Thanks, I will try it and let you know.',
	'Thanks Tom, call me',
	'Great',
	'Ok',
	'Hi Tom',
	'Ana',
	'',
	'Thanks, no longer needed',
	'Cancel. Thanks',
	'Gracias, pero no ha llegado.',
	'Gracias de antemano',
	'Muchas gracias. ¿Cuándo llega',
	'Gracias, me falta la factura',
	'Danke, aber es geht immer noch nicht.',
	'Danke im Voraus',
	'Danke, Rechnung fehlt',
	'Danke für nichts',
	'Vielen Dank, und wie bekomme ich mein Geld?',
	'Nein danke',
	'Merci mais ça ne marche pas',
	'Merci d’avance',
	'Merci de me rappeler',
	'Merci de votre retour rapide',
	'Grazie in anticipo',
	'Grazie, ma non funziona',
	'Obrigado, mas não funciona',
	'Obrigada desde já',
	'Bedankt, maar het werkt niet',
	'Alvast bedankt',
	'Dziękuję, ale nie działa',
	'Z góry dziękuję',
	'Tack, men det fungerar inte',
	'Tack på förhand',
	'Nej tack',
	'Спасибо, но не работает',
	'Заранее спасибо',
	'شكرا لكن لا يعمل',
	'شكرا، متى يصل الطلب؟',
	'ありがとうございます。いつ届きますか？',
	'ありがとうございます。まだ動きません。',
	'よろしくお願いします',
	'谢谢，但是还没收到',
	'谢谢，什么时候发货？',
	'谢谢 请退款',
	'Thanks! My number is +34 600 111 222',
	'Thanks, see https://client.example/photo',
	'Thank you, Cancel',
	'thanks thanks thanks for the broken one',
	'Thank you\n\nAlso the blue one does not fit.',
	'Thanks (the invoice is missing)',
	'Cheers, where is it',
] )( 'a person looks at "%s"', ( text ) => {
	expect( isThanks( mail( text ) ) ).toBe( false );
} );

test( 'a new file, a picture in the text or a new subject is something to look at', () => {
	expect( isThanks( mail( 'Thanks!', { attachments: [ { inline: false } ] } ) ) ).toBe( false );
	expect( isThanks( mail( 'Thanks!', { attachments: [ { inline: true } ] } ) ) ).toBe( false );
	expect( isThanks( mail( 'Thanks!', { visibleHtml: '<p>Thanks!</p><img src="cid:a">', attachments: [ { inline: true } ] } ) ) ).toBe(
		false
	);
	// The logo below our own mail, which the customer's program has sent back.
	expect( isThanks( mail( 'Thanks!', { visibleHtml: '<p>Thanks!</p>', attachments: [ { inline: true } ] } ) ) ).toBe( true );
	expect( isThanks( mail( 'Thanks!', { subject: 'Please cancel my order' } ) ) ).toBe( false );
	expect( isThanks( mail( 'Danke!', { subject: 'AW: Ihre Bestellung' } ) ) ).toBe( true );
} );

test( 'a long text is not worked through', () => {
	expect( isThanks( mail( 'Thanks! '.repeat( 100_000 ) ) ) ).toBe( false );
} );
