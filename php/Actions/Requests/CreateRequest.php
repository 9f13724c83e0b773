<?php
/**
 * The ticket form.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Data\DataException;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Data\Visitors\VisitStore;
use Mesa\Domain\Form;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a ticket from what a visitor wrote into a form.
 *
 * Whatever is refused is refused aloud, with words that tell a person how to go on: nothing is dropped in silence. What
 * looks like spam is kept in the spam folder.
 *
 * @phpstan-import-type FormRow from Form
 * @phpstan-import-type Written from RequestWords
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
	 * @param OpenForm                       $forms    Opens the form's settings.
	 * @param RateLimitStore                 $limits   Counts.
	 * @param MessageStore                   $messages Finds earlier tries.
	 * @param PlaceRequest                   $place    Makes the ticket.
	 * @param RequestFiles                   $files    Checks and keeps files.
	 * @param JudgeRequest                   $judge    Knows spam.
	 * @param VisitStore                     $visits   Counts visits.
	 * @param \Closure(int, string): string $follow   Where somebody can follow a ticket; "" for nowhere.
	 */
	public function __construct(
		private readonly OpenForm $forms,
		private readonly RateLimitStore $limits,
		private readonly MessageStore $messages,
		private readonly PlaceRequest $place,
		private readonly RequestFiles $files,
		private readonly JudgeRequest $judge,
		private readonly VisitStore $visits,
		private readonly \Closure $follow
	) {}

	/**
	 * Makes the ticket, or finds the one that an earlier try of the same request has made.
	 *
	 * @param array<string, mixed>                                               $input   As in the contract's "request-input", validated against it.
	 * @param list<array{name: string, tmp_name: string, error: int, size: int}> $uploads As PHP received them.
	 * @param string                                                             $visitor Who asks, as a bucket for counting; not a plain address.
	 * @return array{number: int, message: string, follow_url: string} As in the contract's "request-result".
	 * @throws Refusal When it is not taken; nothing is stored then.
	 */
	public function create( array $input, array $uploads, string $visitor ): array {
		$form    = $this->opened( $input );
		$mailbox = $this->forms->mailbox( $form );
		$written = RequestWords::checked( $input, $form, $this->forms->fields(), $mailbox['id'] );
		$keys    = $this->keys( $form, $written, (string) ( $input['client_key'] ?? '' ), $uploads );
		$before  = $this->ticket_of( $keys );
		if ( $before > 0 ) {
			return $this->result( $before, $written['email'] );
		}
		$is_proven = $this->judge->is_proven( $input );
		$hits      = $this->count( $visitor, $is_proven );
		$this->ask_others( $written );
		$judged    = $this->judge->judge( $input, $written, $form['spam'], $is_proven, $hits );
		$waiting   = array_values( array_unique( array_map( 'strval', (array) ( $input['uploads'] ?? array() ) ) ) );
		$text      = RequestWords::message( $written );
		$message   = new IncomingMessage(
			mailbox_id: $mailbox['id'],
			channel: 'form',
			from: array( 'address' => $written['email'], 'name' => $written['name'] ),
			to: array( array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ) ),
			subject: $written['subject'],
			text: $text,
			visible_text: $text,
			attachments: $this->files->keep( $form, $uploads, $waiting ),
			client_key: $keys[0]
		);
		try {
			$ticket_id = $this->place->place( $message, $form, $written, $judged, $waiting );
		} catch ( DataException $error ) {
			// The same request a moment earlier, by a double click: its unique key has won.
			$ticket_id = $this->ticket_of( $keys );
			if ( 0 === $ticket_id ) {
				throw $error;
			}
			return $this->result( $ticket_id, $written['email'] );
		}
		if ( in_array( $input['visit'] ?? '', array( 'shown', 'held' ), true ) && ! $judged['spam'] ) {
			$this->visits->count( $form['id'], $input['visit'], 'sent', time() );
		}
		/**
		 * Fires when a form has become a ticket.
		 *
		 * @param int                   $ticket_id The ticket.
		 * @param array<string, string> $fields    name, email, subject and message as stored.
		 */
		do_action( 'mesa_request_created', $ticket_id, array_intersect_key( $written, array_flip( array( 'name', 'email', 'subject', 'message' ) ) ) );
		return $this->result( $ticket_id, $written['email'] );
	}

	/**
	 * The form; refuses programs and pages that are too old.
	 *
	 * @param array<string, mixed> $input As it came.
	 * @return FormRow
	 * @throws Refusal With words for a person that was taken for a program.
	 */
	private function opened( array $input ): array {
		list( 'form' => $form, 'age' => $age ) = $this->forms->open( (string) ( $input['form'] ?? '' ) );
		if ( '' !== trim( (string) ( $input['website'] ?? '' ) ) ) {
			throw Refusal::because( 'mesa_looks_automatic', __( 'This looked like an automatic message, so it was not sent. Please press the button once more.', 'mesa-help-desk' ) );
		}
		/**
		 * Filters how many seconds must pass between a form being shown and being sent.
		 *
		 * @param int $seconds Default 2.
		 */
		if ( $age < (int) apply_filters( 'mesa_form_min_seconds', self::MIN_AGE ) ) {
			throw Refusal::because( 'mesa_too_fast', __( 'That was quicker than people usually write, so it was not sent. Please wait a few seconds and press the button once more.', 'mesa-help-desk' ) );
		}
		return $form;
	}

	/**
	 * Keys that tell a repeated try from a new request.
	 *
	 * The browser makes one for each message it sends. Without JavaScript, the same words from the same
	 * address within ten minutes are a second click.
	 *
	 * @param FormRow                   $form       The form.
	 * @param Written                   $written    What was written.
	 * @param string                    $client_key The browser's; "" for none.
	 * @param list<array{name: string, size: int}> $uploads Files.
	 * @return non-empty-list<string> The first one is stored.
	 */
	private function keys( array $form, array $written, string $client_key, array $uploads ): array {
		$email = $written['email'];
		if ( '' !== $client_key ) {
			return array( hash( 'sha256', "client|$email|$client_key" ) );
		}
		$content = wp_json_encode( array( $form['id'], $email, $written, array_map( static fn( array $upload ): array => array( $upload['name'], $upload['size'] ), $uploads ) ) );
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
	 * Counts this try. What comes again with a proof of work has been counted already; it has a limit of its own.
	 *
	 * @param string $visitor   Who.
	 * @param bool   $is_proven Whether work was proven.
	 * @return int Tries lately, this one among them.
	 * @throws Refusal 429 when there were too many.
	 */
	private function count( string $visitor, bool $is_proven ): int {
		/**
		 * Filters how many forms one visitor may send in ten minutes.
		 *
		 * @param int $limit Default 10.
		 */
		$limit = (int) apply_filters( 'mesa_request_limit', self::LIMIT );
		$count = $this->limits->hit( ( $is_proven ? 'proven:' : 'request:' ) . $visitor, self::WINDOW, time() );
		if ( $count['hits'] > $limit ) {
			throw Refusal::too_many( $count['retry_after'] );
		}
		return $count['hits'];
	}

	/**
	 * Lets other plugins (a captcha, a spam filter) refuse.
	 *
	 * @param Written $written Checked.
	 * @throws Refusal With their words.
	 */
	private function ask_others( array $written ): void {
		/**
		 * Filters whether a form is taken.
		 *
		 * @param \WP_Error|null        $error  An error refuses it; its message is shown to the visitor.
		 * @param array<string, string> $fields name, email, subject, message.
		 */
		$error = apply_filters( 'mesa_check_request', null, array_intersect_key( $written, array_flip( array( 'name', 'email', 'subject', 'message' ) ) ) );
		if ( is_wp_error( $error ) ) {
			throw Refusal::because( (string) $error->get_error_code(), $error->get_error_message() );
		}
	}

	/**
	 * The answer.
	 *
	 * @param int    $number The ticket.
	 * @param string $email  The visitor's address.
	 * @return array{number: int, message: string, follow_url: string}
	 */
	private function result( int $number, string $email ): array {
		return array(
			'number'     => $number,
			/* translators: 1: ticket number, 2: e-mail address */
			'message'    => sprintf( __( 'Thank you, we have your message. Its number is #%1$d. We will answer to %2$s.', 'mesa-help-desk' ), $number, $email ),
			'follow_url' => ( $this->follow )( $number, $email ),
		);
	}
}
