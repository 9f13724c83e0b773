<?php
/**
 * Articles in answers.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\InsightStore;
use Mesa\Data\Messages\MessageStore;

defined( 'ABSPATH' ) || exit;

/**
 * Notes which articles an answer links to, once it has been sent.
 */
final class ArticleUses {
	/** Links of one answer that are looked at. */
	private const MOST = 50;

	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore $messages The answers.
	 * @param InsightStore $store    Keeps it.
	 */
	public function __construct( private readonly MessageStore $messages, private readonly InsightStore $store ) {}

	/**
	 * Looks at an answer.
	 *
	 * @param int $message_id The answer.
	 * @param int $now        Unix time.
	 */
	public function note( int $message_id, int $now ): void {
		$message = $this->messages->find( $message_id );
		$ids     = null === $message ? array() : self::linked( (string) ( $message['body_html'] ?? '' ) . ' ' . $message['visible_html'] . ' ' . $message['visible_text'] );
		if ( $ids ) {
			$this->store->note_uses( $message_id, $ids, gmdate( 'Y-m-d', $now ) );
		}
	}

	/**
	 * The articles that a text links to.
	 *
	 * @param string $text HTML or plain.
	 * @return list<int> Post ids.
	 */
	public static function linked( string $text ): array {
		$home = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		preg_match_all( '#https?://' . preg_quote( $home, '#' ) . '(?::\d+)?/[^\s"\'<>)]*#i', html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' ), $found );
		$ids = array();
		foreach ( array_slice( array_unique( $found[0] ), 0, self::MOST ) as $address ) {
			$id = url_to_postid( rtrim( (string) strtok( $address, '#' ), '.,;' ) );
			if ( $id > 0 && Articles::TYPE === get_post_type( $id ) ) {
				$ids[ $id ] = $id;
			}
		}
		return array_values( $ids );
	}
}
