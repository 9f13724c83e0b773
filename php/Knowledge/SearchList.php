<?php
/**
 * The list of articles that browsers search.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * All public articles with as many of their words as fit into a size that visitors can be asked to fetch.
 *
 * Its form is described in src/core/articles/list.ts.
 */
final class SearchList {
	/** More than this, and browsers ask the server: articles, and bytes as they are sent. */
	private const MOST  = 3000;
	private const BYTES = 1_000_000;
	/** Bytes an article may take of a large list, compressed, and those that a list may have anyway. */
	private const SHARE = 245;
	private const FREE  = 150_000;
	/** Telling words of one article, and words of its beginning; less where the list would be too large. About what share of the largest list that makes. */
	private const WORDS = array( array( 60, 60, 1.0 ), array( 45, 60, 0.88 ), array( 32, 50, 0.75 ), array( 22, 40, 0.62 ), array( 15, 30, 0.5 ), array( 10, 20, 0.4 ) );
	/** Cards read at a time. */
	private const BATCH = 200;

	/**
	 * Takes the index.
	 *
	 * @param ArticleIndexStore $store The cards.
	 */
	public function __construct( private readonly ArticleIndexStore $store ) {}

	/**
	 * The list's content, as it is now.
	 *
	 * @return array{json: string, restricted: bool, articles: int} '' when it would be too large; whether there are articles
	 *                     that not everybody may read; how many there are in it.
	 */
	public function made(): array {
		$cards      = array();
		$restricted = false;
		for ( $after = 0; $some = $this->store->cards( $after, self::BATCH ); ) {
			$after  = (int) array_key_last( $some );
			$public = Visibility::readable( array_keys( $some ), 0 );
			$restricted = $restricted || count( $public ) < count( $some );
			if ( count( $cards ) + count( $public ) > self::MOST ) {
				return array( 'json' => '', 'restricted' => $restricted, 'articles' => count( $cards ) );
			}
			_prime_post_caches( $public, true, false );
			foreach ( $public as $id ) {
				// Sites may close articles in ways of their own.
				if ( is_post_publicly_viewable( $id ) ) {
					$cards[ $id ] = array( 'url' => self::address( $id ) ) + $some[ $id ];
				}
			}
		}
		return array( 'json' => $this->fit( $cards ), 'restricted' => $restricted, 'articles' => count( $cards ) );
	}

	/**
	 * The list in the size that visitors can be asked to fetch.
	 *
	 * @param array<int, array<string, mixed>> $cards Post id => card with its address.
	 * @return string JSON, '' when it is too large.
	 */
	private function fit( array $cards ): string {
		$frequencies = $this->store->all_frequencies();
		$most        = max( self::FREE, self::SHARE * count( $cards ) );
		$json        = '';
		$size        = 0;
		$whole       = 0;
		foreach ( self::WORDS as $at => list( $keys, $lead, $share ) ) {
			// Packing takes longest of all: what is sure to be too large is not tried.
			if ( $share * $whole > 1.1 * $most && $at < count( self::WORDS ) - 1 ) {
				continue;
			}
			$json = (string) wp_json_encode( self::pack( $cards, $frequencies, $keys, $lead ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
			// Most servers send JSON compressed; where none can be made here, its usual share is taken.
			$size = function_exists( 'gzencode' ) ? strlen( (string) gzencode( $json, 6 ) ) : (int) ( strlen( $json ) * 0.4 );
			$whole = $size / $share;
			if ( $size <= $most ) {
				return $size <= self::BYTES ? $json : '';
			}
		}
		return $size <= self::BYTES ? $json : '';
	}

	/**
	 * An article's address, without the site's own host: the site may be reached, or moved, under another.
	 *
	 * @param int $id Post id.
	 */
	private static function address( int $id ): string {
		$url  = (string) get_permalink( $id );
		$home = (string) preg_replace( '#^(https?://[^/]+).*$#', '$1', home_url() );
		return str_starts_with( $url, "$home/" ) ? substr( $url, strlen( $home ) ) : $url;
	}

	/**
	 * As src/core/articles/list.ts has it.
	 *
	 * @param array<int, array<string, mixed>> $cards       Post id => card with its address.
	 * @param array<string|int, int>           $frequencies Stem => articles.
	 * @param int                              $keys        Telling words of an article.
	 * @param int                              $lead        Words of its beginning.
	 * @return array<string, mixed>
	 */
	private static function pack( array $cards, array $frequencies, int $keys, int $lead ): array {
		$base   = self::beginning( array_column( $cards, 'url' ) );
		$topics = array();
		$rows   = array();
		$site   = ArticleIndex::language();
		foreach ( $cards as $id => $card ) {
			$places = array();
			foreach ( $card['topics'] as $topic ) {
				$topics[ $topic ] ??= count( $topics );
				$places[]           = $topics[ $topic ];
			}
			$row = array( $id, substr( $card['url'], strlen( $base ) ), $card['title'], $places, $card['headings'], ArticleCard::lead( $card['lead'], $lead ), self::keys( $card['keys'], $frequencies, count( $cards ), $keys ), $card['length'] );
			if ( $card['language'] !== $site || '' !== $card['aliases'] ) {
				$row[] = $card['language'] === $site ? '' : $card['language'];
			}
			if ( '' !== $card['aliases'] ) {
				$row[] = $card['aliases'];
			}
			$rows[] = $row;
		}
		return array(
			'v'        => 1,
			'language' => $site,
			'base'     => $base,
			'topics'   => array_map( 'strval', array_keys( $topics ) ),
			'synonyms' => Synonyms::all(),
			'everyday' => EverydayWords::all(),
			'articles' => $rows,
		);
	}

	/**
	 * The most telling words, in groups by how often they occur.
	 *
	 * @param list<array{string, string, int, float}> $keys        As ArticleCard has them.
	 * @param array<string|int, int>                  $frequencies Stem => articles.
	 * @param int                                     $total       Articles.
	 * @param int                                     $most        Words.
	 */
	private static function keys( array $keys, array $frequencies, int $total, int $most ): string {
		$worth = array();
		foreach ( $keys as $at => list( , $stem, , $gain ) ) {
			$worth[ $at ] = $gain * log( 1 + $total / ( $frequencies[ $stem ] ?? 1 ) );
		}
		arsort( $worth );
		$groups = array();
		foreach ( array_slice( array_keys( $worth ), 0, $most ) as $at ) {
			$groups[ min( 6, $keys[ $at ][2] ) ][] = $keys[ $at ][0];
		}
		$parts = array();
		for ( $times = 1; $times <= ( $groups ? max( array_keys( $groups ) ) : 0 ); $times++ ) {
			$words = $groups[ $times ] ?? array();
			// Neighbours in the alphabet compress better.
			sort( $words, SORT_STRING );
			$parts[] = implode( ' ', $words );
		}
		return implode( '|', $parts );
	}

	/**
	 * What all of some addresses begin with, up to a slash.
	 *
	 * @param list<string> $urls Addresses.
	 */
	private static function beginning( array $urls ): string {
		$base = (string) ( $urls[0] ?? '' );
		foreach ( $urls as $url ) {
			while ( '' !== $base && ! str_starts_with( $url, $base ) ) {
				$base = substr( $base, 0, -1 );
			}
		}
		return substr( $base, 0, (int) strrpos( $base, '/' ) + ( '' === $base ? 0 : 1 ) );
	}
}
