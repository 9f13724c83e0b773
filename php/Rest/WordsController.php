<?php
/**
 * What goes into replies.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Words\TicketWords;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\SignatureStore;
use Mesa\Domain\Refusal;
use Mesa\Knowledge\MailableArticle;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The values of variables, articles as text, and one's own signature.
 */
final class WordsController {
	/**
	 * Takes what it needs.
	 *
	 * @param TicketPolicy   $policy     Who may see what.
	 * @param MailboxStore   $mailboxes  Mailboxes.
	 * @param TicketWords    $words      Knows the values.
	 * @param SignatureStore $signatures Signatures.
	 */
	public function __construct(
		private readonly TicketPolicy $policy,
		private readonly MailboxStore $mailboxes,
		private readonly TicketWords $words,
		private readonly SignatureStore $signatures
	) {}

	/**
	 * Operation listTicketVariables.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array{name: string, value: string}>
	 */
	public function variables( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ticket  = $this->policy->visible( (int) $request['id'], $user_id );
		$values  = $this->words->all( $ticket, $this->mailboxes->find( $ticket['mailbox_id'] ) ?? array(), $user_id );
		return array_map( static fn( string $name, string $value ): array => array( 'name' => $name, 'value' => $value ), array_keys( $values ), array_values( $values ) );
	}

	/**
	 * Operation getArticleText.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{id: int, title: string, url: string, html: string}
	 * @throws Refusal 404.
	 */
	public function article( WP_REST_Request $request ): array {
		return MailableArticle::find( (int) $request['id'] ) ?? throw Refusal::not_found();
	}

	/**
	 * Operation getSignature.
	 *
	 * @return array{html: string}
	 */
	public function signature(): array {
		return array( 'html' => $this->signatures->of( get_current_user_id() ) );
	}

	/**
	 * Operation updateSignature.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{html: string}
	 */
	public function sign( WP_REST_Request $request ): array {
		$this->signatures->set( get_current_user_id(), (string) $request['html'] );
		return $this->signature();
	}
}
