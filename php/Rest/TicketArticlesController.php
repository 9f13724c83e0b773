<?php
/**
 * /tickets/{id}/article
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Articles\WriteArticle;
use Mesa\Domain\Refusal;
use Mesa\Knowledge\ArticleLine;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Articles from tickets, for people who write articles and see the ticket.
 */
final class TicketArticlesController {
	/** Characters of an answer that are shown to choose by. */
	private const SHOWN = 600;

	/**
	 * Takes the action.
	 *
	 * @param WriteArticle $write Does it.
	 */
	public function __construct( private readonly WriteArticle $write ) {}

	/**
	 * Operation getArticleSource.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> An "article-source".
	 * @throws Refusal 404.
	 */
	public function source( WP_REST_Request $request ): array {
		$source = $this->write->source( (int) $request['id'], get_current_user_id() );
		return array(
			'title'    => $source['title'],
			'answers'  => array_map(
				static fn( array $answer ): array => array(
					'message_id' => $answer['message_id'],
					'author'     => $answer['author'],
					'text'       => wp_html_excerpt( html_entity_decode( wp_strip_all_tags( str_replace( '<li>', "\n• ", implode( "\n", $answer['blocks'] ) ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ), self::SHOWN, '…' ),
					'best'       => $answer['best'],
					'created_at' => $answer['created_at'],
				),
				$source['answers']
			),
			'articles' => array_values( array_filter( array_map( ArticleLine::of( ... ), WriteArticle::of_ticket( (int) $request['id'] ) ) ) ),
		);
	}

	/**
	 * Operation writeArticle.
	 *
	 * @param WP_REST_Request $request message_id, title.
	 * @return array<string, mixed> An "article-draft".
	 * @throws Refusal 404, 400.
	 */
	public function write( WP_REST_Request $request ): array {
		$draft = $this->write->write( (int) $request['id'], (int) $request['message_id'], (string) ( $request['title'] ?? '' ), get_current_user_id() );
		return $draft + array( 'edit_url' => (string) get_edit_post_link( $draft['id'], 'raw' ) );
	}
}
