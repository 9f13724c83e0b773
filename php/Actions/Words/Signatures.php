<?php
/**
 * What stands under replies.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Words;

use Mesa\Data\Messages\SignatureStore;
use Mesa\Domain\Variables;

defined( 'ABSPATH' ) || exit;

/**
 * The mailbox decides whose signature stands under a reply and in which order. The same words are shown to whoever writes
 * and put into the mail when it is made.
 */
final class Signatures {
	/**
	 * Takes what it works with.
	 *
	 * @param SignatureStore $signatures Agents' own.
	 */
	public function __construct( private readonly SignatureStore $signatures ) {}

	/**
	 * The signature of a reply.
	 *
	 * @param array<string, mixed>      $mailbox As MailboxStore::find() gives it.
	 * @param int                       $user_id The agent.
	 * @param array<string, mixed>|null $ticket  The ticket's row.
	 * @return string Clean HTML with its variables filled in; empty for none.
	 */
	public function html( array $mailbox, int $user_id, ?array $ticket ): string {
		$there = array(
			'mailbox' => self::lines( (string) ( $mailbox['signature'] ?? '' ) ),
			'agent'   => self::lines( $this->signatures->of( $user_id ) ),
		);
		$parts = array_filter( array_map( static fn( string $whose ): string => $there[ $whose ] ?? '', explode( '_', (string) ( $mailbox['signature_order'] ?? 'agent_mailbox' ) ) ) );
		// An agent without a signature of their own has the mailbox's.
		$parts = $parts ?: array_filter( array( $there['mailbox'] ) );
		if ( ! $parts ) {
			return '';
		}
		$html = 1 === count( $parts ) ? (string) current( $parts ) : '<div>' . implode( '</div><div style="margin-top:0.75em">', $parts ) . '</div>';
		return Variables::fill_whole( $html, TicketWords::simple( $ticket, $mailbox, $user_id ) );
	}

	/**
	 * A signature as HTML; one that was typed as plain lines keeps them.
	 *
	 * @param string $signature As stored.
	 */
	private static function lines( string $signature ): string {
		$signature = trim( $signature );
		return '' === $signature || preg_match( '/<(p|br|div|table|ul|ol)\b/i', $signature ) ? $signature : nl2br( $signature );
	}
}
