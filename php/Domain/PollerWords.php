<?php
/**
 * What the poller says, in the reader's language.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The poller tells what went wrong in English sentences, as it writes them into its own log. A sentence that is known here is
 * said in the reader's language; one that is not, of a newer poller for example, stays as it came. What a sentence quotes, the
 * words of a mail server above all, is never translated.
 */
final class PollerWords {
	/**
	 * Says it in the reader's language.
	 *
	 * @param string|null $words As the poller reported them.
	 */
	public static function said( ?string $words ): ?string {
		if ( null === $words || '' === $words ) {
			return $words;
		}
		foreach ( self::sentences() as $english => $translated ) {
			$pattern = preg_replace( '/%(?:\d\\\\\$)?s/', '(.+?)', preg_quote( $english, '/' ) );
			if ( preg_match( "/^$pattern$/us", $words, $found ) ) {
				// A mail that waits has its own reason, which is a sentence of the poller, too.
				return vsprintf( $translated, array_map( self::said( ... ), array_slice( $found, 1 ) ) );
			}
		}
		return $words;
	}

	/**
	 * The poller's sentences, the longer of two that begin alike first.
	 *
	 * @return array<string, string> English => translated.
	 */
	private static function sentences(): array {
		return array(
			/* translators: %s: name and port of a mail server */
			'The mail server %s does not answer.' => __( 'The mail server %s does not answer.', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'The mail server %s refuses the connection or cannot be reached. Are host and port right?' => __( 'The mail server %s refuses the connection or cannot be reached. Are host and port right?', 'mesa-help-desk' ),
			/* translators: %s: name of a mail server */
			'The mail server\'s name %s is not known (DNS).' => __( 'The mail server\'s name %s is not known (DNS).', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'The mail server %s ended the connection.' => __( 'The mail server %s ended the connection.', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: what it said */
			'The mail server %1$s does not accept the user name or password: %2$s' => __( 'The mail server %1$s does not accept the user name or password: %2$s', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'The mail server %s does not accept the user name or password.' => __( 'The mail server %s does not accept the user name or password.', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: what it said */
			'The mail server %1$s cannot check the login at the moment: %2$s' => __( 'The mail server %1$s cannot check the login at the moment: %2$s', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'The mail server %s cannot check the login at the moment.' => __( 'The mail server %s cannot check the login at the moment.', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: a user name, 3: what it said */
			'The mail server %1$s does not let the connected account into the mailbox of %2$s. Is IMAP allowed for it? It said: %3$s' => __( 'The mail server %1$s does not let the connected account into the mailbox of %2$s. Is IMAP allowed for it? It said: %3$s', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: a user name */
			'The mail server %1$s does not let the connected account into the mailbox of %2$s. Is IMAP allowed for it?' => __( 'The mail server %1$s does not let the connected account into the mailbox of %2$s. Is IMAP allowed for it?', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'No secure connection to %s: its certificate has expired.' => __( 'No secure connection to %s: its certificate has expired.', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'No secure connection to %s: its certificate is for another server name.' => __( 'No secure connection to %s: its certificate is for another server name.', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'No secure connection to %s: its certificate is self-signed or from an unknown authority (NODE_EXTRA_CA_CERTS can name your own).' => __( 'No secure connection to %s: its certificate is self-signed or from an unknown authority (NODE_EXTRA_CA_CERTS can name your own).', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'No secure connection to %s: it does not speak TLS on this port; the security setting may be wrong.' => __( 'No secure connection to %s: it does not speak TLS on this port; the security setting may be wrong.', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: a technical reason */
			'No secure connection to %1$s: its certificate was not accepted (%2$s).' => __( 'No secure connection to %1$s: its certificate was not accepted (%2$s).', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: what it said */
			'The connection to %1$s failed: %2$s' => __( 'The connection to %1$s failed: %2$s', 'mesa-help-desk' ),
			/* translators: 1: name and port of a mail server, 2: what it said */
			'The folder does not exist on %1$s: %2$s' => __( 'The folder does not exist on %1$s: %2$s', 'mesa-help-desk' ),
			/* translators: %s: name and port of a mail server */
			'The folder does not exist on %s.' => __( 'The folder does not exist on %s.', 'mesa-help-desk' ),
			/* translators: 1: a folder, 2: a mail server, 3: what it said */
			'The folder "%1$s" cannot be opened on %2$s: %3$s' => __( 'The folder "%1$s" cannot be opened on %2$s: %3$s', 'mesa-help-desk' ),
			/* translators: 1: a folder, 2: a mail server */
			'The folder "%1$s" cannot be opened on %2$s.' => __( 'The folder "%1$s" cannot be opened on %2$s.', 'mesa-help-desk' ),
			/* translators: %s: name of a mailbox */
			'The mailbox "%s" has no incoming mail server.' => __( 'The mailbox "%s" has no incoming mail server.', 'mesa-help-desk' ),
			/* translators: %s: a folder */
			'Mails have arrived, but the mail server does not move them to the folder "%s".' => __( 'Mails have arrived, but the mail server does not move them to the folder "%s".', 'mesa-help-desk' ),
			'Mails have arrived, but the mail server does not let them be marked as read.' => __( 'Mails have arrived, but the mail server does not let them be marked as read.', 'mesa-help-desk' ),
			/* translators: %s: why */
			'A mail waits: %s' => __( 'A mail waits: %s', 'mesa-help-desk' ),
			/* translators: %s: why */
			'The mail could not be read at all: %s' => __( 'The mail could not be read at all: %s', 'mesa-help-desk' ),
			/* translators: %s: why */
			'The mail could not be read as a whole: %s' => __( 'The mail could not be read as a whole: %s', 'mesa-help-desk' ),
			/* translators: %s: why */
			'WordPress did not take the mail as it is (%s)' => __( 'WordPress did not take the mail as it is (%s)', 'mesa-help-desk' ),
			'WordPress did not say what became of this mail.' => __( 'WordPress did not say what became of this mail.', 'mesa-help-desk' ),
			/* translators: 1: a number, 2: what the mail server said */
			'The mail server does not give the mail with UID %1$s: %2$s' => __( 'The mail server does not give the mail with UID %1$s: %2$s', 'mesa-help-desk' ),
			/* translators: %s: a number */
			'The mail server lists the mail with UID %s and does not give its content.' => __( 'The mail server lists the mail with UID %s and does not give its content.', 'mesa-help-desk' ),
			/* translators: %s: a number */
			'The mail server does not give the large mail with UID %s as a whole.' => __( 'The mail server does not give the large mail with UID %s as a whole.', 'mesa-help-desk' ),
			'The mail has more parts than can be taken apart. The whole mail is attached.' => __( 'The mail has more parts than can be taken apart. The whole mail is attached.', 'mesa-help-desk' ),
			'The mail is damaged: some of its parts have no end or are missing. The whole mail is attached.' => __( 'The mail is damaged: some of its parts have no end or are missing. The whole mail is attached.', 'mesa-help-desk' ),
		);
	}
}
