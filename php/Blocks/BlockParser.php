<?php
/**
 * WordPress's parser of blocks, and who wants to know of ours.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Tells of a text that holds one of our blocks before any block of it is made. A page parses a dozen texts and renders some
 * hundred blocks: a filter on each of those costs every page of the site ten times as much.
 *
 * @see https://developer.wordpress.org/reference/hooks/block_parser_class/
 */
final class BlockParser extends \WP_Block_Parser {
	/**
	 * Called with the first such text; WordPress makes a parser for each text, with nothing given to it.
	 *
	 * @var (\Closure(): void)|null
	 */
	public static ?\Closure $before_ours = null;

	/**
	 * As WordPress's.
	 *
	 * @param string $document A text that may hold blocks.
	 * @return array<int, array<string, mixed>>
	 */
	public function parse( $document ) {
		if ( null !== self::$before_ours && str_contains( (string) $document, 'wp:mesa/' ) ) {
			$tell              = self::$before_ours;
			self::$before_ours = null;
			$tell();
		}
		return parent::parse( $document );
	}
}
