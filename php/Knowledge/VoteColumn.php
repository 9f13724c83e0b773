<?php
/**
 * What readers say, in wp-admin's list of articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleVoteStore;

defined( 'ABSPATH' ) || exit;

/**
 * A column that can be sorted: those that help least first, or those that help most.
 */
final class VoteColumn {
	private const COLUMN = 'mesa_votes';

	/**
	 * Takes the votes.
	 *
	 * @param ArticleVoteStore $votes The votes.
	 */
	public function __construct( private readonly ArticleVoteStore $votes ) {}

	/**
	 * Called on the page of the list, and where quick edit prints one of its rows.
	 */
	public function hook(): void {
		$type = Articles::TYPE;
		add_filter( "manage_{$type}_posts_columns", static fn( array $columns ): array => self::add( $columns ) );
		add_filter( "manage_edit-{$type}_sortable_columns", static fn( array $columns ): array => $columns + array( self::COLUMN => array( self::COLUMN, false, __( 'Helped', 'mesa-help-desk' ), __( 'Table ordered by what readers say.', 'mesa-help-desk' ) ) ) );
		add_action( "manage_{$type}_posts_custom_column", fn( $column, $id ) => self::COLUMN === $column && $this->print( (int) $id ), 10, 2 );
		add_filter( 'posts_clauses', fn( array $clauses, \WP_Query $query ): array => $query->is_main_query() && self::COLUMN === $query->get( 'orderby' ) ? $this->votes->sorted( $clauses, 'DESC' === strtoupper( (string) $query->get( 'order' ) ) ? 'DESC' : 'ASC' ) : $clauses, 10, 2 );
	}

	/**
	 * The column, before the date.
	 *
	 * @param array<string, string> $columns Name => heading.
	 * @return array<string, string>
	 */
	private static function add( array $columns ): array {
		$at = array_search( 'date', array_keys( $columns ), true );
		$at = false === $at ? count( $columns ) : $at;
		return array_slice( $columns, 0, $at, true ) + array( self::COLUMN => __( 'Helped', 'mesa-help-desk' ) ) + array_slice( $columns, $at, null, true );
	}

	/**
	 * An article's cell.
	 *
	 * @param int $id The article.
	 */
	private function print( int $id ): bool {
		global $wp_query;
		static $counts = null;
		$counts      ??= $this->votes->counts( array_values( array_unique( array( $id, ...array_map( 'intval', wp_list_pluck( $wp_query->posts ?? array(), 'ID' ) ) ) ) ) );
		$own           = $counts[ $id ] ?? $this->votes->counts( array( $id ) )[ $id ];
		$all           = $own['helpful'] + $own['unhelpful'];
		if ( 0 === $all ) {
			echo '<span aria-hidden="true">—</span><span class="screen-reader-text">' . esc_html__( 'No answers yet', 'mesa-help-desk' ) . '</span>';
		} else {
			/* translators: 1: number of readers whom an article helped, 2: number of readers who answered */
			echo esc_html( sprintf( __( '%1$s of %2$s', 'mesa-help-desk' ), number_format_i18n( $own['helpful'] ), number_format_i18n( $all ) ) );
		}
		if ( $own['outdated'] > 0 ) {
			/* translators: %s: number of readers */
			echo '<br><small>' . esc_html( sprintf( _n( '%s says it is out of date', '%s say it is out of date', $own['outdated'], 'mesa-help-desk' ), number_format_i18n( $own['outdated'] ) ) ) . '</small>';
		}
		if ( $own['comments'] > 0 ) {
			/* translators: %s: number of comments */
			echo '<br><small>' . esc_html( sprintf( _n( '%s comment', '%s comments', $own['comments'], 'mesa-help-desk' ), number_format_i18n( $own['comments'] ) ) ) . '</small>';
		}
		return true;
	}
}
