<?php
/**
 * The ticket form.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Actions\Tickets\CreateTicket;
use Mesa\Data\DataException;
use Mesa\Data\MailboxStore;
use Mesa\Data\MessageStore;
use Mesa\Data\RateLimitStore;
use Mesa\Domain\FormToken;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a ticket from what a visitor wrote into a form.
 *
 * Whatever is refused is refused aloud, with words that tell a person how to go on: nothing is dropped in silence.
 */
final class CreateRequest {
	/** Nobody reads and fills in a form faster (seconds). */
	private const MIN_AGE = 2;
	/** Requests of one visitor … */
	private const LIMIT = 10;
	/** … in so many seconds. */
	private const WINDOW = 600;

	/**
	 * Takes what it works with.
	 *
	 * @param FormToken      $tokens    Opens the form's settings.
	 * @param RateLimitStore $limits    Counts.
	 * @param MessageStore   $messages  Finds earlier tries.
	 * @param MailboxStore   $mailboxes The mailboxes.
	 * @param CreateTicket   $tickets   Makes the ticket.
	 * @param RequestFiles   $files     Checks and keeps files.
	 */
	public function __construct(
		private readonly FormToken $tokens,
		private readonly RateLimitStore $limits,
		private readonly MessageStore $messages,
		private readonly MailboxStore $mailboxes,
		private readonly CreateTicket $tickets,
		private readonly RequestFiles $files
	) {}

	/**
	 * Makes the ticket, or finds the one that an earlier try of the same request has made.
	 *
	 * @param array<string, string>                                             $fields  As in the contract's "request-input", validated against it.
	 * @param list<array{name: string, tmp_name: string, error: int, size: int}> $uploads As PHP received them.
	 * @param string                                                            $visitor Who asks, as a bucket for counting; not a plain address.
	 * @return array{number: int, message: string} As in the contract's "request-result".
	 * @throws Refusal When it is not taken; nothing is stored then.
	 */
	public function create( array $fields, array $uploads, string $visitor ): array {
		$form   = $this->opened( $fields );
		$fields = $this->cleaned( $fields );
		$keys   = $this->keys( $fields, $uploads );
		$before = $this->ticket_of( $keys );
		if ( $before > 0 ) {
			return $this->result( $before, $fields['email'] );
		}
		$this->count( $visitor );
		$this->ask_others( $fields );
		$mailbox = $this->mailbox( $form['mailbox_id'] );
		$message = new IncomingMessage(
			mailbox_id: $mailbox['id'],
			channel: 'form',
			from: array( 'address' => $fields['email'], 'name' => $fields['name'] ),
			to: array( array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ) ),
			subject: $fields['subject'],
			text: $fields['message'],
			visible_text: $fields['message'],
			attachments: $this->files->keep( $uploads ),
			client_key: $keys[0]
		);
		try {
			$ticket_id = $this->tickets->from_incoming( $message );
		} catch ( DataException $error ) {
			// The same request a moment earlier, by a double click: its unique key has won.
			$ticket_id = $this->ticket_of( $keys );
			if ( 0 === $ticket_id ) {
				throw $error;
			}
			return $this->result( $ticket_id, $fields['email'] );
		}
		/**
		 * Fires when a form has become a ticket.
		 *
		 * @param int                   $ticket_id The ticket.
		 * @param array<string, string> $fields    name, email, subject and message as stored.
		 */
		do_action( 'mesa_request_created', $ticket_id, array_intersect_key( $fields, array_flip( array( 'name', 'email', 'subject', 'message' ) ) ) );
		return $this->result( $ticket_id, $fields['email'] );
	}

	/**
	 * The form's settings; refuses programs and pages that are too old.
	 *
	 * @param array<string, string> $fields As they came.
	 * @return array{mailbox_id: int, age: int}
	 * @throws Refusal With words for a person that was taken for a program.
	 */
	private function opened( array $fields ): array {
		$form = $this->tokens->open( $fields['form'] ?? '', time() );
		if ( null === $form ) {
			throw Refusal::because( 'mesa_form_expired', __( 'This page has been open too long to be sent safely. Copy your message, reload the page and send it again.', 'mesa-help-desk' ) );
		}
		if ( '' !== trim( $fields['website'] ?? '' ) ) {
			throw Refusal::because( 'mesa_looks_automatic', __( 'This looked like an automatic message, so it was not sent. Please press the button once more.', 'mesa-help-desk' ) );
		}
		/**
		 * Filters how many seconds must pass between a form being shown and being sent.
		 *
		 * @param int $seconds Default 2.
		 */
		if ( $form['age'] < (int) apply_filters( 'mesa_form_min_seconds', self::MIN_AGE ) ) {
			throw Refusal::because( 'mesa_too_fast', __( 'That was quicker than people usually write, so it was not sent. Please wait a few seconds and press the button once more.', 'mesa-help-desk' ) );
		}
		return $form;
	}

	/**
	 * Text only, and on one line where it ends up in a mail's header.
	 *
	 * @param array<string, string> $fields As they came.
	 * @return array<string, string>
	 * @throws Refusal When nothing is left of a field that is needed.
	 */
	private function cleaned( array $fields ): array {
		$fields['name']    = self::line( $fields['name'] ?? '' );
		$fields['subject'] = self::line( $fields['subject'] );
		$fields['email']   = strtolower( trim( $fields['email'] ) );
		$fields['message'] = self::text( $fields['message'] );
		$problems          = array();
		if ( '' === $fields['subject'] ) {
			$problems['subject'] = __( 'Please write a subject.', 'mesa-help-desk' );
		}
		if ( ! is_email( $fields['email'] ) || preg_match( '/[\s,;<>]/', $fields['email'] ) ) {
			$problems['email'] = __( 'Please check the e-mail address.', 'mesa-help-desk' );
		}
		if ( '' === $fields['message'] ) {
			$problems['message'] = __( 'Please write a message.', 'mesa-help-desk' );
		}
		if ( $problems ) {
			throw Refusal::invalid_fields( $problems );
		}
		return $fields;
	}

	/**
	 * Keys that tell a repeated try from a new request.
	 *
	 * The browser makes one for each message it sends. Without JavaScript, the same words from the same
	 * address within ten minutes are a second click.
	 *
	 * @param array<string, string>      $fields  Cleaned.
	 * @param list<array{name: string}> $uploads Files.
	 * @return non-empty-list<string> The first one is stored.
	 */
	private function keys( array $fields, array $uploads ): array {
		$email = $fields['email'];
		if ( '' !== ( $fields['client_key'] ?? '' ) ) {
			return array( hash( 'sha256', "client|$email|" . $fields['client_key'] ) );
		}
		$content = wp_json_encode( array( $email, $fields['subject'], $fields['message'], array_column( $uploads, 'name' ) ) );
		$slot    = intdiv( time(), 600 );
		return array( hash( 'sha256', "content|$slot|$content" ), hash( 'sha256', 'content|' . ( $slot - 1 ) . "|$content" ) );
	}

	/**
	 * The ticket that an earlier try has made.
	 *
	 * @param non-empty-list<string> $keys As keys() gives them.
	 * @return int Its id, 0 when there is none.
	 */
	private function ticket_of( array $keys ): int {
		foreach ( $keys as $key ) {
			$message = $this->messages->find_by_client_key( 0, $key );
			if ( null !== $message ) {
				return (int) $message['ticket_id'];
			}
		}
		return 0;
	}

	/**
	 * Counts this try.
	 *
	 * @param string $visitor Who.
	 * @throws Refusal 429 when there were too many.
	 */
	private function count( string $visitor ): void {
		/**
		 * Filters how many forms one visitor may send in ten minutes.
		 *
		 * @param int $limit Default 10.
		 */
		$limit = (int) apply_filters( 'mesa_request_limit', self::LIMIT );
		$count = $this->limits->hit( 'request:' . $visitor, self::WINDOW, time() );
		if ( $count['hits'] > $limit ) {
			throw Refusal::too_many( $count['retry_after'] );
		}
	}

	/**
	 * Lets other plugins (a captcha, a spam filter) refuse.
	 *
	 * @param array<string, string> $fields Cleaned.
	 * @throws Refusal With their words.
	 */
	private function ask_others( array $fields ): void {
		/**
		 * Filters whether a form is taken.
		 *
		 * @param \WP_Error|null        $error  An error refuses it; its message is shown to the visitor.
		 * @param array<string, string> $fields name, email, subject, message.
		 */
		$error = apply_filters( 'mesa_check_request', null, $fields );
		if ( is_wp_error( $error ) ) {
			throw Refusal::because( (string) $error->get_error_code(), $error->get_error_message() );
		}
	}

	/**
	 * Where the ticket goes.
	 *
	 * @param int $id The form's mailbox, 0 for the default one.
	 * @return array{id: int, name: string, address: string}
	 * @throws Refusal 503 when the help desk has no mailbox yet.
	 */
	private function mailbox( int $id ): array {
		$mailbox = $id > 0 ? $this->mailboxes->find( $id ) : null;
		$mailbox = $mailbox ?? $this->mailboxes->find( $this->mailboxes->default_id() );
		if ( null === $mailbox ) {
			throw Refusal::because( 'mesa_no_mailbox', __( 'This form is not connected to a mailbox yet, so your message could not be sent. Please contact us in another way.', 'mesa-help-desk' ), 503 );
		}
		return $mailbox;
	}

	/**
	 * The answer.
	 *
	 * @param int    $number The ticket.
	 * @param string $email  The visitor's address.
	 * @return array{number: int, message: string}
	 */
	private function result( int $number, string $email ): array {
		return array(
			'number'     => $number,
			/* translators: 1: ticket number, 2: e-mail address */
			'message'    => sprintf( __( 'Thank you, we have your message. Its number is #%1$d. We will answer to %2$s.', 'mesa-help-desk' ), $number, $email ),
			'follow_url' => '',
		);
	}

	/**
	 * One line: no control characters, which could end a mail header and begin another (RFC 5322 section 2.2).
	 *
	 * @param string $value Any text.
	 */
	private static function line( string $value ): string {
		$value = wp_check_invalid_utf8( $value, true );
		return trim( (string) preg_replace( '/[\s\p{Cc}\x{2028}\x{2029}]+/u', ' ', $value ) );
	}

	/**
	 * Text of several lines, with line ends as "\n".
	 *
	 * @param string $value Any text.
	 */
	private static function text( string $value ): string {
		$value = wp_check_invalid_utf8( $value, true );
		$value = str_replace( array( "\r\n", "\r" ), "\n", $value );
		return trim( (string) preg_replace( '/[^\P{Cc}\n\t]/u', '', $value ) );
	}
}
