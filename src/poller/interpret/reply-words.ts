/**
 * The words that mail programs put around quotations, by language. Sources: what the programs write in each of their
 * translations. Add a language by adding its words; the rules that use them are the same for all.
 */

/** "wrote", as it stands in "On … somebody wrote:". */
const WROTE = [
	'wrote, writes, sent, said, wrote the following', // en
	'escribió, escribio, escribía, ha escrito, va escriure, escriuré', // es, ca
	'schrieb, schrieb am, geschrieben, hat geschrieben', // de
	'a écrit, a ecrit, écrit, écrivait, a envoyé', // fr
	'ha scritto, scrisse, scrive, ha inviato', // it
	'escreveu, escreveu o seguinte', // pt
	'schreef, schreef het volgende, het volgende geschreven, geschreven', // nl
	'napisał, napisała, napisał\\(a\\), pisze, napisano, napisana przez, napisał użytkownik', // pl
	'skrev, skrev följande, skrev følgende', // sv, da, no
	'kirjoitti, napsal, napsala, napsal\\(a\\), napísal, napísala, írta, ezt írta, a scris', // fi, cs, sk, hu, ro
	'написал, написала, написал\\(а\\), пишет, писал, писала, написав, написала, пише, написа', // ru, uk, bg
	'yazdı, şunu yazdı, şunları yazdı, yazmış', // tr
	'έγραψε, je napisao, je napisala, napisao je, je pisal, je napisal, kirjutas, rašė, rakstīja, menulis, đã viết, viết, skrifaði', // el, hr, sl, et, lt, lv, id, vi, is
	'書きました, のメッセージ, のメール, は書きました, 写道, 寫道, 來信, 来信, 님이 작성, 작성, 쓴 글', // ja, zh, ko
	'كتب, كتبت, כתב, כתבה, כותב, เขียน, نوشت', // ar, he, th, fa
];

/** How an attribution begins, before its date. */
const ON = [
	'on, at, el, le, am, um, il giorno, il, em, no dia, op, w dniu, dnia, den, dne, dňa, på, pe, în data de, la, vào, vào lúc, в, у, на',
	'στις, στις, dana, dne, a\\(z\\), pada, في, بتاريخ, ב, בתאריך, с, el día, il dì, em seg, du, ngày, de',
];

const WEEKDAY =
	'mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|mie|jue|vie|sáb|sab|dom|mo|di|mi|do|fr|sa|so|mer|jeu|ven|sam|dim|gio|seg|ter|qua|qui|sex|maa|woe|don|vri|zat|zon|pon|wto|śro|czw|pią|sob|nie|mån|tis|ons|tor|fre|lör|sön|man|tir|lør|søn|пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье';
const MONTH =
	'jan|feb|mar|apr|may|mai|maj|mag|jun|jul|aug|ago|sep|set|oct|okt|ott|out|nov|dec|dic|dez|déc|ene|gen|avr|fév|aoû|kwi|lip|sie|wrz|paź|lis|gru|sty|lut|cze|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|серп|січ|лют|берез|квіт|трав|черв|лип|верес|жовт|листоп|груд';

/** Words between commas, longest first so that the longer of two with one beginning is tried. */
const any = ( lines: readonly string[] ) =>
	lines
		.flatMap( ( line ) => line.split( ', ' ) )
		.sort( ( a, b ) => b.length - a.length )
		.join( '|' );

export const WROTE_PATTERN = any( WROTE );

/** The same words as they stand in a mail, by their last letter; without the bracket at the end of "napisał(a)". */
const WROTE_BY_END = new Map< string, string[] >();
for ( const word of WROTE.flatMap( ( line ) => line.split( ', ' ) ) ) {
	const plain = word.replaceAll( '\\', '' ).replace( /\)$/, '' );
	const last = plain.at( -1 ) as string;
	WROTE_BY_END.set( last, [ ...( WROTE_BY_END.get( last ) ?? [] ), plain ] );
}

/** Whether a text ends with "wrote"; a cheap question before the pattern's. */
export function endsWithWrote( text: string ): boolean {
	const end = text.slice( -40 ).toLowerCase();
	return WROTE_BY_END.get( end.at( -1 ) ?? '' )?.some( ( word ) => end.endsWith( word ) ) === true;
}
export const ON_PATTERN = any( ON );
export const WEEKDAY_PATTERN = WEEKDAY;
export const MONTH_PATTERN = MONTH;

export type HeaderRole = 'from' | 'date' | 'to' | 'subject' | 'other';

/** Names of header fields as mail programs show them above a quoted mail. */
const HEADER_NAMES: Record< HeaderRole, string > = {
	from: 'from, sender, от кого, de, von, da, van, od, från, fra, lähettäjä, feladó, от, від, kimden, gönderen, 差出人, 送信者, 送信元, 发件人, 寄件者, 寄件人, 보낸 사람, 보낸사람, من, מאת, de la, expéditeur, από, afzender, remitente, remetente, mittente, absender, nadawca, dari, từ, de\u0020:, frá, odosielateľ, odesílatel, nuo, no, saatja',
	date: 'date, sent, sent at, sent on, fecha, enviado, enviado el, enviada, enviada em, enviado em, enviada el, datum, gesendet, gesendet am, envoyé, envoyé le, envoyé à, data, inviato, inviato il, data invio, verzonden, verzonden op, verstuurd, wysłano, wysłane, data wysłania, skickat, skickades, sendt, dato, lähetetty, päiväys, päivämäärä, odesláno, odoslané, küldve, elküldve, dátum, отправлено, дата, дата отправки, надіслано, gönderilme, gönderildi, gönderme tarihi, tarih, 送信日時, 日付, 日時, 送信, 发送时间, 发送日期, 寄件日期, 傳送日期, 日期, 时间, 時間, 보낸 날짜, 날짜, تاريخ الإرسال, التاريخ, أرسلت, נשלח, תאריך, trimis, στάλθηκε, ημερομηνία, poslano, saadetud, išsiųsta, tanggal, đã gửi, ngày',
	to: 'to, para, pour, adresat, получатель, an, à, a, aan, do, till, til, vastaanottaja, komu, címzett, кому, kime, 宛先, 收件人, 收件者, 받는 사람, 받는사람, إلى, אל, către, προς, destinatario, destinataire, destinatário, empfänger, za, pro, kepada, đến, tới, kam, kellele',
	subject:
		'subject, asunto, betreff, objet, sujet, oggetto, assunto, onderwerp, temat, ämne, emne, aihe, předmět, predmet, tárgy, тема, konu, 件名, 主题, 主旨, 主題, 제목, الموضوع, נושא, subiect, θέμα, assumpte, teema, tema, zadeva, subjek, chủ đề, efni',
	other: 'cc, bcc, cci, cco, ccn, kopie, kopia, kopi, copia, copie, dw, reply-to, reply to, responder a, antwort an, répondre à, rispondi a, risposta, importance, importancia, wichtigkeit, prioriteit, priority, priorität, attachments, anlagen, adjuntos, pièces jointes, allegati, anexos, bijlagen, załączniki, копия, копія, 抄送, 副本, 참조, نسخة, organization, mailed-by, signed-by, categories, conversation, responder, when, where',
};

export const HEADER_ROLES: ReadonlyMap< string, HeaderRole > = new Map(
	( Object.entries( HEADER_NAMES ) as [ HeaderRole, string ][] ).flatMap( ( [ role, names ] ) =>
		names.split( ', ' ).map( ( name ) => [ name, role ] as const )
	)
);

/** "Original Message", between dashes. */
export const ORIGINAL_PATTERN = any( [
	'original message, original mail, reply message, original appointment, original e-?mail, original text, mensaje original, mensaje original de, mensaje citado, missatge original, ursprüngliche nachricht, ursprüngliche mail, originalnachricht, original-?nachricht, message d.origine, message original, message initial, messaggio originale, messaggio originario, mensagem original, oorspronkelijk bericht, origineel bericht, wiadomość oryginalna, oryginalna wiadomość, wiadomość pierwotna, ursprungligt meddelande, originalmeddelande, oprindelig meddelelse, oprindelig besked, opprinnelig e-?post, original besked, original meddelelse, opprinnelig melding, original melding, alkuperäinen viesti, původní zpráva, originální zpráva, pôvodná správa, eredeti üzenet, mesaj original, mesajul original, исходное сообщение, оригинальное сообщение, первоначальное сообщение, исходное письмо, вихідне повідомлення, оригінальне повідомлення, özgün ileti, orijinal mesaj, αρχικό μήνυμα, originalna poruka, izvorna poruka, izvirno sporočilo, algne kiri, tin nhắn gốc, thư gốc, pesan asli, 元のメッセージ, 原文, 原始邮件, 原始郵件, 原邮件, 原始訊息, 원본 메시지, 원본 메일, original, الرسالة الأصلية, رسالة أصلية, ההודעה המקורית, הודעה מקורית',
] );

/** What help desks and forums write above the messages they append. */
export const PREVIOUS_PATTERN = any( [
	'previous repl(?:y|ies), previous messages?, previous conversation, earlier messages?, conversation history, vorherige (?:antworten|nachrichten?), bisheriger verlauf, respuestas anteriores, mensajes anteriores, réponses précédentes, messages précédents, risposte precedenti, messaggi precedenti, respostas anteriores, mensagens anteriores, eerdere (?:antwoorden|berichten), vorige (?:antwoorden|berichten), poprzednie (?:odpowiedzi|wiadomości), tidigare (?:svar|meddelanden), предыдущие (?:ответы|сообщения), 以前の返信, 之前的回复, 先前的回覆, الردود السابقة',
] );

/** "Forwarded message", between dashes or after "Begin". */
export const FORWARDED_PATTERN = any( [
	'forwarded message, forwarded by, forwarded email, forwarded mail, forwarded, fwd message, mensaje reenviado, correo reenviado, missatge reenviat, weitergeleitete nachricht, weitergeleitete mail, weitergeleitet, message transféré, message transmis, message réexpédié, messaggio inoltrato, mensagem encaminhada, mensagem reencaminhada, doorgestuurd bericht, przekazana wiadomość, przesłana wiadomość, wiadomość przekazana, vidarebefordrat meddelande, vidarebefordrat brev, videresendt meddelelse, videresendt besked, videresendt melding, välitetty viesti, přeposlaná zpráva, preposlaná správa, továbbított üzenet, mesaj redirecționat, пересылаемое сообщение, пересланное сообщение, пересылаемое письмо, переслане повідомлення, iletilen ileti, iletilmiş mesaj, yönlendirilen ileti, προωθημένο μήνυμα, proslijeđena poruka, tin nhắn được chuyển tiếp, pesan diteruskan, 転送メッセージ, 転送されたメッセージ, 转发的邮件, 转发邮件, 轉寄郵件, 已转发的邮件, 전달된 메시지, 전달된 메일, رسالة معاد توجيهها, رسالة محولة, הודעה שהועברה',
] );
/** What Apple Mail writes above a forwarded mail. */
export const BEGIN_FORWARDED_PATTERN = any( [
	'begin forwarded message, start of forwarded message, inicio del mensaje reenviado, anfang der weitergeleiteten nachricht, début du message transféré, début du message réexpédié, inizio messaggio inoltrato, início da mensagem reencaminhada, início da mensagem encaminhada, begin doorgestuurd bericht, początek przekazywanej wiadomości, rozpoczęto przekazaną wiadomość, vidarebefordrat brev, vidarebefordrat mejl, start på videresendt besked, start på videresendt melding, videresendt besked, začátek přeposílané zprávy, начало переадресованного сообщения, начало переадресованного письма, inicia mensaje reenviado, 転送されたメッセージ, 下面是被转发的邮件, 开始转发的邮件, 開始轉寄郵件, 전달된 메시지 시작, بدء الرسالة المعاد توجيهها',
] );
