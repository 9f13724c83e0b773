/** Local parts that machines write from (RFC 2142, RFC 5321 section 4.5.5, list managers, common practice). */
const ROBOT =
	/^(mailer-?daemon|mail-?daemon|mailerdaemon|post[-_.]?master|mail-delivery-subsystem|mmdf|uucp|mailman|majordomo|listserv|owner-.+|.+-owner|.+-request|.+-bounces?|bounces?([-+_.=].*)?|.*bounce[-+_=].*|no-?_?reply.*|do-?_?not-?_?reply.*|.*[-_.]no-?reply|auto-?reply|autoresponder|daemon|nobody|null|devnull|feedback-?loop|fbl|abuse-?report)$/i;
const BOUNCER =
	/^(mailer-?daemon|mail-?daemon|mailerdaemon|post[-_.]?master|mail-delivery-subsystem|mmdf|.*mailer-daemon.*|microsoftexchange[0-9a-f]*|mdaemon|.*-bounces?)$/i;

const localPart = ( address: string ) =>
	address.slice( 0, address.lastIndexOf( '@' ) >= 0 ? address.lastIndexOf( '@' ) : address.length ).slice( 0, 320 );

/** Nobody reads what is sent to this address. */
export function isRobotAddress( address: string ): boolean {
	return ROBOT.test( localPart( address ) );
}

/** The address of a mail system that reports failures. */
export function isBounceSender( address: string, name: string ): boolean {
	return (
		BOUNCER.test( localPart( address ) ) ||
		/^(mail delivery (sub)?system|mailer[- ]?daemon|mail delivery service|internet mail delivery|microsoft exchange|postmaster|mail system|system administrator|mail administrator|undeliverable|delivery (failure )?subsystem)/i.test(
			name
		)
	);
}
