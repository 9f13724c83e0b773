<?php
/**
 * What our mails are written on.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Actions\Words\Signatures;
use Mesa\Actions\Words\TicketWords;
use Mesa\Data\Mail\MailLookStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Variables;

defined( 'ABSPATH' ) || exit;

/**
 * Signature, letterhead and footer of mail to customers. Each mailbox has its choice: like a person's mail, or in the
 * site's own look.
 *
 * @phpstan-import-type Look from MailLookStore
 */
final class Stationery {
	/** The ticket of the last mail; a mail asks three times. @var array<string, mixed>|null */
	private ?array $ticket = null;

	/**
	 * Takes what it needs.
	 *
	 * @param Signatures    $signatures Whose words stand under a reply.
	 * @param MailLookStore $looks      The site's look.
	 * @param TicketStore   $tickets    Tickets, for variables.
	 * @param Look|null     $look       Another look than the stored one, for previews.
	 */
	public function __construct(
		private readonly Signatures $signatures,
		private readonly MailLookStore $looks,
		private readonly TicketStore $tickets,
		private readonly ?array $look = null
	) {}

	/**
	 * The signature of a reply, as HTML; none under automatic mail, which no person wrote.
	 *
	 * @param array<string, mixed> $message The reply.
	 * @param array<string, mixed> $mailbox Its mailbox.
	 */
	public function signature( array $message, array $mailbox ): string {
		return null !== $message['automatic'] ? '' : $this->signatures->html( $mailbox, (int) $message['author_id'], $this->ticket( $message ) );
	}

	/**
	 * A whole page.
	 *
	 * @param string               $body    Its content.
	 * @param array<string, mixed> $message The reply.
	 * @param array<string, mixed> $mailbox Its mailbox.
	 */
	public function page( string $body, array $message, array $mailbox ): string {
		if ( 'look' !== ( $mailbox['mail_style'] ?? '' ) ) {
			return ReplyComposer::page( $body );
		}
		$look = $this->look();
		return Letterhead::page( $body, $look, MailLookStore::logo_url( $look ), $this->footer( $look, $message, $mailbox ) );
	}

	/**
	 * The text part.
	 *
	 * @param string               $text    What it says.
	 * @param array<string, mixed> $message The reply.
	 * @param array<string, mixed> $mailbox Its mailbox.
	 */
	public function text( string $text, array $message, array $mailbox ): string {
		$footer = 'look' === ( $mailbox['mail_style'] ?? '' ) ? $this->footer( $this->look(), $message, $mailbox ) : '';
		return '' === $footer ? $text : rtrim( $text ) . "\n\n" . $footer . "\n";
	}

	/**
	 * The look.
	 *
	 * @return Look
	 */
	private function look(): array {
		return $this->look ?? $this->looks->get();
	}

	/**
	 * The footer's words.
	 *
	 * @param Look                 $look    The look.
	 * @param array<string, mixed> $message The reply.
	 * @param array<string, mixed> $mailbox Its mailbox.
	 */
	private function footer( array $look, array $message, array $mailbox ): string {
		return trim( Variables::fill_text( $look['footer'], TicketWords::simple( $this->ticket( $message ), $mailbox, (int) $message['author_id'] ) ) );
	}

	/**
	 * The ticket of a message.
	 *
	 * @param array<string, mixed> $message The message.
	 * @return array<string, mixed>|null
	 */
	private function ticket( array $message ): ?array {
		if ( ( $this->ticket['id'] ?? 0 ) !== $message['ticket_id'] ) {
			$this->ticket = $this->tickets->find( $message['ticket_id'] );
		}
		return $this->ticket;
	}
}
