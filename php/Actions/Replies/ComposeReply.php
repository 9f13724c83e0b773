<?php
/**
 * An agent's words to a customer.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Access\Agents;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\UserStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\MessageId;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Stores a reply with everything that its mail needs, and queues it for when the undo time is over.
 */
final class ComposeReply {
	/** The queue's name for sending a reply. */
	public const JOB = 'send_reply';
	/** References keeps the first and the newest ids (RFC 5322 section 3.6.4 lets long lists be trimmed). */
	private const MOST_REFERENCES = 20;
	/** Among so many messages, the one that an answer follows is looked for. */
	private const LOOK_BACK = 30;

	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore     $messages     Messages.
	 * @param AttachmentStore  $attachments  Attachments.
	 * @param ParticipantStore $participants Those who are written to take part from then on.
	 * @param BlobStore        $blobs        Files.
	 * @param MailboxStore     $mailboxes    Who it comes from.
	 * @param JobStore         $jobs         The queue.
	 * @param SettingsStore    $settings     The undo time.
	 * @param MessageId        $ids          Our Message-IDs.
	 * @param UserStore        $users        Who of those in copy is one of us.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly ParticipantStore $participants,
		private readonly BlobStore $blobs,
		private readonly MailboxStore $mailboxes,
		private readonly JobStore $jobs,
		private readonly SettingsStore $settings,
		private readonly MessageId $ids,
		private readonly UserStore $users
	) {}

	/**
	 * Stores the reply and its job. Call it in the transaction that also changes the ticket.
	 *
	 * @param array<string, mixed>  $ticket  The ticket's row.
	 * @param int                   $user_id The agent.
	 * @param array<string, mixed>  $reply   html (clean), subject, client_key, recipients {to, cc, bcc}, files as checked_files() gives them; undo_seconds where it is not the site's; send_at (Unix time) where it is to leave later; columns where more of the row is known.
	 * @param array<string, mixed>  $before  What the ticket goes back to when the reply is taken back.
	 * @return int The message's id.
	 */
	public function store( array $ticket, int $user_id, array $reply, array $before ): int {
		$mailbox  = $this->mailboxes->find( $ticket['mailbox_id'] );
		$answered = $this->answered( $ticket, $reply['recipients'] );
		$send_at  = $reply['send_at'] ?? time() + (int) ( $reply['undo_seconds'] ?? $this->settings->get( 'undo_seconds' ) );
		$text     = PlainText::from_html( $reply['html'] );
		$id       = $this->messages->insert(
			( $reply['columns'] ?? array() ) + array(
				'ticket_id'     => $ticket['id'],
				'mailbox_id'    => $ticket['mailbox_id'],
				'kind'          => 'reply',
				'channel'       => 'email',
				'author_id'     => $user_id,
				'customer_id'   => $ticket['customer_id'],
				'from_address'  => $mailbox['address'] ?? '',
				'from_name'     => $mailbox['name'] ?? '',
				'recipients'    => (string) wp_json_encode( $reply['recipients'] + array( 'reply_to' => array() ) ),
				'subject'       => $reply['subject'],
				'in_reply_to'   => $answered['message_id'] ?? '',
				'reference_ids' => $this->references( $answered ),
				'visible_text'  => $text,
				'visible_html'  => $reply['html'],
				'body_text'     => $text,
				'body_html'     => $reply['html'],
				'state'         => isset( $reply['send_at'] ) ? 'scheduled' : 'queued',
				'client_key'    => $reply['client_key'],
				'before_send'   => (string) wp_json_encode( $before ),
				'send_at'       => Time::sql( $send_at ),
				'created_at'    => Time::now(),
			)
		);
		// Only now is the id known that the Message-ID names.
		$this->messages->name( $id, $this->ids->make( $ticket['id'], $id, EmailAddress::domain( $mailbox['address'] ?? '' ) ) );
		$this->attachments->add( $ticket['id'], $id, $reply['files'] );
		$people = array_merge( $reply['recipients']['to'], $reply['recipients']['cc'], $reply['recipients']['bcc'] );
		$this->participants->add( $ticket['id'], array_column( $people, 'address' ), $this->mailboxes->own_addresses() );
		$this->jobs->add( self::JOB, $id, array(), $send_at );
		if ( isset( $reply['send_at'] ) ) {
			$this->messages->settle( $ticket['id'] );
		}
		return $id;
	}

	/**
	 * Where a reply goes when nobody chooses: to whom the customer's last mail asks for, else to the customer. Those whom
	 * something was only passed on to are answered when one chooses them.
	 *
	 * @param array<string, mixed>            $ticket The ticket's row.
	 * @param list<array<string, mixed>>|null $newest The ticket's newest messages, oldest first, where they have been read already.
	 * @return list<array{address: string, name: string}> Empty when no address is known.
	 */
	public function default_recipients( array $ticket, ?array $newest = null ): array {
		$last = $this->last_by_hand( $ticket, $newest );
		if ( null !== $last ) {
			$wanted = (array) ( json_decode( $last['recipients'], true )['reply_to'] ?? array() );
			$from   = array(
				'address' => $last['from_address'],
				'name'    => $last['from_name'],
			);
			foreach ( array( $wanted, array( $from ) ) as $addresses ) {
				$addresses = $this->foreign( $addresses );
				if ( $addresses ) {
					return $addresses;
				}
			}
		}
		return $this->foreign(
			array(
				array(
					'address' => $ticket['customer_email'],
					'name'    => $ticket['customer_name'],
				),
			)
		);
	}

	/**
	 * The customer's last mail that was written by hand.
	 *
	 * @param array<string, mixed>            $ticket The ticket's row.
	 * @param list<array<string, mixed>>|null $newest The ticket's newest messages, oldest first, where they have been read already.
	 * @return array<string, mixed>|null Its row.
	 */
	private function last_by_hand( array $ticket, ?array $newest ): ?array {
		// Who has written it, and who should be answered, nobody knows of a mail that the sender's domain disowns.
		$by_hand = array_filter( $newest ?? array(), static fn( array $row ): bool => 'customer' === $row['kind'] && null === $row['automatic'] && empty( json_decode( $row['recipients'], true )['disowned'] ) );
		$asked   = Forwarding::recipients( $newest ?? array() );
		$by_hand = array_filter( $by_hand, static fn( array $row ): bool => ! in_array( EmailAddress::key( $row['from_address'] ), $asked, true ) ) ?: $by_hand;
		return $by_hand ? end( $by_hand ) : $this->messages->last_from_customer( $ticket['id'], true );
	}

	/**
	 * Who is in copy when one answers to all: everybody to whom the customer's last mail went besides us.
	 *
	 * @param array<string, mixed>            $ticket The ticket's row.
	 * @param list<array<string, mixed>>|null $newest As for default_recipients().
	 * @return list<array{address: string, name: string}> At most fifty; none of the default recipients, and nobody of the team, who see it anyway.
	 */
	public function copies( array $ticket, ?array $newest = null ): array {
		$last   = $this->last_by_hand( $ticket, $newest );
		$there  = null === $last ? array() : (array) json_decode( $last['recipients'], true );
		$known  = EmailAddress::keys( $this->default_recipients( $ticket, null === $last ? array() : array( $last ) ) );
		$copies = array();
		$others = $this->foreign( array_slice( array_merge( $there['to'] ?? array(), $there['cc'] ?? array() ), 0, 200 ) );
		$users  = $this->users->by_address( array_column( $others, 'address' ) );
		foreach ( $others as $one ) {
			$key = EmailAddress::key( $one['address'] );
			if ( ! in_array( $key, $known, true ) && ! Agents::is_in_team( $users[ $key ] ?? 0 ) ) {
				$known[]  = $key;
				$copies[] = $one;
			}
		}
		return array_slice( $copies, 0, 50 );
	}

	/**
	 * The recipients of a reply.
	 *
	 * @param array<string, mixed> $ticket The ticket's row.
	 * @param array<string, mixed> $input  to, cc, bcc as in the contract's "reply-input".
	 * @return array{to: list<array{address: string, name: string}>, cc: list<array{address: string, name: string}>, bcc: list<array{address: string, name: string}>}
	 * @throws Refusal When there is nobody to write to.
	 */
	public function recipients( array $ticket, array $input ): array {
		$default = $this->default_recipients( $ticket );
		$names   = array( EmailAddress::key( $ticket['customer_email'] ) => $ticket['customer_name'] );
		foreach ( $default as $address ) {
			$names[ EmailAddress::key( $address['address'] ) ] = $address['name'];
		}
		$recipients = array();
		foreach ( array( 'to', 'cc', 'bcc' ) as $field ) {
			$recipients[ $field ] = array_map(
				static fn( string $address ): array => array(
					'address' => $address,
					'name'    => $names[ EmailAddress::key( $address ) ] ?? '',
				),
				array_values( array_unique( array_map( 'trim', $input[ $field ] ?? array() ) ) )
			);
		}
		if ( ! isset( $input['to'] ) ) {
			$recipients['to'] = $default;
		}
		if ( ! $recipients['to'] ) {
			throw Refusal::invalid( 'to', __( 'No address of this customer is known. Write one under "To".', 'mesa-help-desk' ) );
		}
		return $recipients;
	}

	/**
	 * Files that were uploaded before, ready to be attached.
	 *
	 * @param list<array{sha256: string, filename: string, content_type: string, content_id?: string}> $files As in the contract.
	 * @param string                                                                                   $html  The text, whose pictures are not attached but within it.
	 * @return list<array{sha256: string, filename: string, content_type: string, size: int, inline: bool, content_id: ?string}>
	 * @throws Refusal When one is not stored.
	 */
	public function checked_files( array $files, string $html = '' ): array {
		return array_map(
			function ( array $file ) use ( $html ): array {
				if ( ! $this->blobs->has( $file['sha256'] ) ) {
					/* translators: %s: file name */
					throw Refusal::invalid( 'files', sprintf( __( 'The file %s has not arrived. Please attach it again.', 'mesa-help-desk' ), $file['filename'] ) );
				}
				$inline = Pictures::are_shown( $file, $html );
				return array( 'content_id' => $inline ? $file['content_id'] : null ) + $file + array(
					'size'   => $this->blobs->size( $file['sha256'] ),
					'inline' => $inline,
				);
			},
			array_values( $files )
		);
	}

	/**
	 * Clean HTML that says something.
	 *
	 * @param string $html As the editor gives it.
	 * @throws Refusal When nothing is left of it.
	 */
	public static function clean( string $html ): string {
		// wp_kses() takes the tags of a script away and leaves its words.
		$clean = trim( wp_kses( (string) preg_replace( '#<(script|style)\b[^>]*>.*?</\1\s*>#is', '', $html ), 'post', array( ...wp_allowed_protocols(), 'cid' ) ) );
		if ( '' === PlainText::from_html( $clean ) && ! str_contains( $clean, '<img' ) ) {
			throw Refusal::invalid( 'html', __( 'Please write something first.', 'mesa-help-desk' ) );
		}
		return $clean;
	}

	/**
	 * The subject of an answer.
	 *
	 * @param string $subject The ticket's.
	 */
	public static function subject( string $subject ): string {
		return preg_match( '/^\s*re\s*:/i', $subject ) ? $subject : trim( 'Re: ' . $subject );
	}

	/**
	 * The mail that an answer follows in its readers' mail programs: the newest one that they know of. One that a supplier
	 * wrote, to whom something was passed on, would tell the customer of the supplier by its Message-ID alone.
	 *
	 * @param array<string, mixed> $ticket     The ticket's row.
	 * @param array<string, mixed> $recipients Who gets the answer.
	 * @return array<string, mixed>|null Its row.
	 */
	private function answered( array $ticket, array $recipients ): ?array {
		$people = EmailAddress::keys( array_merge( $recipients['to'], $recipients['cc'] ) );
		$last   = $this->messages->last_with_message_id( $ticket['id'] );
		if ( null === $last || self::is_known_to( $last, $people ) ) {
			return $last;
		}
		$rows = array_filter(
			array_reverse( $this->messages->page( $ticket['id'], null, self::LOOK_BACK )['items'] ),
			static fn( array $row ): bool => 'note' !== $row['kind'] && '' !== $row['message_id_hash'] && null === $row['automatic'] && ! in_array( $row['state'], array( 'cancelled', 'failed', 'scheduled', 'held' ), true )
		);
		foreach ( $rows as $row ) {
			if ( self::is_known_to( $row, $people ) ) {
				return $row;
			}
		}
		foreach ( $rows as $row ) {
			// Another address of the customer's own.
			if ( 'customer' === $row['kind'] && $row['customer_id'] === $ticket['customer_id'] ) {
				return $row;
			}
		}
		return null;
	}

	/**
	 * Whether one of these people wrote or got a mail.
	 *
	 * @param array<string, mixed> $row    The mail.
	 * @param list<string>         $people Keys of addresses.
	 */
	private static function is_known_to( array $row, array $people ): bool {
		$there = (array) json_decode( (string) $row['recipients'], true );
		$known = array( array( 'address' => $row['from_address'] ), ...array_values( array_merge( $there['to'] ?? array(), $there['cc'] ?? array(), $there['reply_to'] ?? array() ) ) );
		return (bool) array_intersect( EmailAddress::keys( $known ), $people );
	}

	/**
	 * The References header of an answer: those of the mail that is answered, and that mail itself.
	 *
	 * @param array<string, mixed>|null $answered The mail that is answered.
	 */
	private function references( ?array $answered ): string {
		if ( null === $answered ) {
			return '';
		}
		$ids = MessageId::all( array( '' === $answered['reference_ids'] ? $answered['in_reply_to'] : $answered['reference_ids'], $answered['message_id'] ) );
		if ( count( $ids ) > self::MOST_REFERENCES ) {
			$ids = array( $ids[0], ...array_slice( $ids, 1 - self::MOST_REFERENCES ) );
		}
		return implode( ' ', $ids );
	}

	/**
	 * Addresses that are not our own.
	 *
	 * @param list<array{address: string, name: string}> $addresses Addresses.
	 * @return list<array{address: string, name: string}>
	 */
	private function foreign( array $addresses ): array {
		$own = array_map( EmailAddress::key( ... ), $this->mailboxes->own_addresses() );
		return array_values( array_filter( $addresses, static fn( array $one ): bool => is_email( $one['address'] ) && ! in_array( EmailAddress::key( $one['address'] ), $own, true ) ) );
	}
}
