<?php
/**
 * A customer answers on the site.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Actions\Incoming\AppendMessage;
use Mesa\Actions\Requests\RequestFiles;
use Mesa\Data\DataException;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\PortalPerson;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Adds what a customer writes to their ticket, on the way that a mail takes: it opens the ticket again, holds back what
 * was to leave later, tells whoever has to know.
 */
final class AnswerTicket {
	/** Characters, as in the ticket form. */
	public const LONGEST = 50_000;
	/** Files of one answer. */
	public const MAX_FILES = 5;
	/** Answers of one person … */
	private const LIMIT = 20;
	/** … in so many seconds. */
	private const WINDOW = 600;

	/**
	 * Takes what it works with.
	 *
	 * @param AppendMessage  $append    Adds messages to tickets.
	 * @param MessageStore   $messages  Finds earlier tries.
	 * @param RequestFiles   $files     Checks and keeps files.
	 * @param MailboxStore   $mailboxes Whom they write to.
	 * @param CustomerStore  $customers Their name.
	 * @param RateLimitStore $limits    Counts.
	 * @param SettingsStore  $settings  Size limits.
	 */
	public function __construct(
		private readonly AppendMessage $append,
		private readonly MessageStore $messages,
		private readonly RequestFiles $files,
		private readonly MailboxStore $mailboxes,
		private readonly CustomerStore $customers,
		private readonly RateLimitStore $limits,
		private readonly SettingsStore $settings
	) {}

	/**
	 * What files it takes, in the shape of a form.
	 *
	 * @param SettingsStore $settings The settings.
	 * @return array{max_files: int, max_file_mb: int}
	 */
	public static function limits( SettingsStore $settings ): array {
		return array(
			'max_files'   => self::MAX_FILES,
			'max_file_mb' => (int) $settings->get( 'form_max_file_mb' ),
		);
	}

	/**
	 * Adds the answer, or finds that an earlier try has added it.
	 *
	 * @param PortalPerson                                                       $person    Who; may open the ticket.
	 * @param array<string, mixed>                                               $ticket    Its row.
	 * @param string                                                             $words     Plain text.
	 * @param list<array{name: string, tmp_name: string, error: int, size: int}> $uploads   As PHP received them.
	 * @param string                                                             $key       Made with the page: the same words with the same key are a second click.
	 * @param bool                                                               $is_thanks They only say thank you: a closed ticket stays closed.
	 * @return int The message's id.
	 * @throws Refusal When it is not taken; nothing is stored then.
	 */
	public function add( PortalPerson $person, array $ticket, string $words, array $uploads, string $key, bool $is_thanks ): int {
		if ( $person->is_writer ) {
			throw Refusal::not_found();
		}
		$words      = Text::clip( trim( (string) preg_replace( '/[\x00-\x08\x0B-\x1F\x7F]/u', '', str_replace( array( "\r\n", "\r" ), "\n", wp_check_invalid_utf8( $words, true ) ) ) ), self::LONGEST );
		$client_key = '' === $key ? null : self::client_key( $person, $ticket['id'], $words, $uploads, $key );
		$before     = null === $client_key ? null : $this->messages->find_by_client_key( 0, $client_key );
		if ( null !== $before ) {
			return $before['id'];
		}
		if ( '' === $words && ! $uploads ) {
			throw Refusal::invalid( 'message', __( 'Please write your message.', 'mesa-help-desk' ) );
		}
		if ( $ticket['locked'] ) {
			throw Refusal::because( 'mesa_locked', __( 'This request is finished and takes no more answers. Please write a new one.', 'mesa-help-desk' ) );
		}
		$count = $this->limits->hit( 'portal-answer:' . $person->name, self::WINDOW, time() );
		if ( $count['hits'] > self::LIMIT ) {
			throw Refusal::because( 'mesa_too_many', __( 'That were many messages in a short time. Please wait a few minutes and press the button again; your words are kept here.', 'mesa-help-desk' ), 429 );
		}
		$mailbox = $this->mailboxes->find( $ticket['mailbox_id'] );
		$message = new IncomingMessage(
			mailbox_id: $ticket['mailbox_id'],
			channel: 'form',
			from: array( 'address' => $person->address, 'name' => $this->name( $person, $ticket ) ),
			to: null === $mailbox ? array() : array( array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ) ),
			subject: $ticket['subject'],
			text: $words,
			visible_text: $words,
			attachments: $this->files->keep( self::limits( $this->settings ), $uploads, array() ),
			client_key: $client_key,
			is_thanks: $is_thanks && ! $uploads
		);
		try {
			return $this->append->append( $ticket['id'], $message ) ?? throw Refusal::not_found();
		} catch ( DataException $error ) {
			// The same answer a moment earlier, by a double click: its unique key has won.
			return ( null === $client_key ? null : $this->messages->find_by_client_key( 0, $client_key ) )['id'] ?? throw $error;
		}
	}

	/**
	 * Tells a repeated try from another answer: whoever hears nothing of the first, writes on and sends again has said more.
	 *
	 * @param PortalPerson                             $person    Who.
	 * @param int                                      $ticket_id The ticket.
	 * @param string                                   $words     What they wrote.
	 * @param list<array{name: string, size: int}>     $uploads   Their files.
	 * @param string                                   $key       The page's.
	 */
	private static function client_key( PortalPerson $person, int $ticket_id, string $words, array $uploads, string $key ): string {
		$files = array_map( static fn( array $upload ): array => array( $upload['name'], $upload['size'] ), $uploads );
		return hash( 'sha256', "portal|$ticket_id|{$person->name}|$key|" . wp_json_encode( array( $words, $files ) ) );
	}

	/**
	 * Their name, as it is known.
	 *
	 * @param PortalPerson         $person Who.
	 * @param array<string, mixed> $ticket The ticket.
	 */
	private function name( PortalPerson $person, array $ticket ): string {
		if ( $person->customer_id > 0 && $person->customer_id === $ticket['customer_id'] ) {
			return $ticket['customer_name'];
		}
		return $person->customer_id > 0 ? (string) ( $this->customers->find( $person->customer_id )['name'] ?? '' ) : '';
	}
}
