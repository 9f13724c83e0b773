<?php
/**
 * The knowledge base search.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Actions\Insight\NoteSearch;
use Mesa\Domain\Refusal;
use Mesa\Domain\Visitor;
use Mesa\Knowledge\ArticleSearch;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what the search field shows, and its results where the page was asked for them.
 */
final class KbSearchView implements View {
	/** Parameter of the page's address. */
	public const PARAMETER = 'mesa_q';
	/** Answers on a page without JavaScript. */
	private const RESULTS = 12;

	/**
	 * Fields shown so far on this page.
	 */
	private static int $count = 0;

	/**
	 * What was found for the page's question, however many fields the page has.
	 *
	 * @var list<array<string, mixed>>|null
	 */
	private ?array $found = null;

	/**
	 * Takes the search.
	 *
	 * @param ArticleSearch           $search The search.
	 * @param \Closure(): NoteSearch $log    Notes what visitors look for.
	 */
	public function __construct( private readonly ArticleSearch $search, private readonly \Closure $log ) {}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$id = 'mesa-search-' . ( ++self::$count );
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- A search, sanitised in the next line.
		$asked   = is_string( $_GET[ self::PARAMETER ] ?? null ) ? wp_unslash( $_GET[ self::PARAMETER ] ) : '';
		$asked   = mb_substr( sanitize_text_field( $asked ), 0, 200 );
		$page    = PageAddress::current();
		$default = __( 'Search for an answer', 'mesa-help-desk' );
		SearchConfig::put();
		wp_interactivity_config(
			'mesa/kb-search',
			array(
				'words' => array(
					/* translators: %s: number of articles */
					'one'    => __( '%s answer. Use the arrow keys to choose.', 'mesa-help-desk' ),
					/* translators: %s: number of articles */
					'many'   => __( '%s answers. Use the arrow keys to choose.', 'mesa-help-desk' ),
					'none'   => __( 'No answer found. Try other words.', 'mesa-help-desk' ),
					'failed' => __( 'The search could not be reached. Press Enter to try again.', 'mesa-help-desk' ),
				),
			)
		);
		return array(
			'id'          => $id,
			'page'        => strtok( $page, '?#' ),
			'parameters'  => PageAddress::parameters( $page ),
			'asked'       => $asked,
			'results'     => '' === $asked ? null : $this->found( $asked ),
			'label'       => '' !== trim( (string) ( $attributes['label'] ?? '' ) ) ? (string) $attributes['label'] : $default,
			'show_label'  => (bool) ( $attributes['showLabel'] ?? false ),
			'placeholder' => (string) ( $attributes['placeholder'] ?? '' ),
			'limit'       => max( 1, min( 20, (int) ( $attributes['limit'] ?? 6 ) ) ),
		);
	}

	/**
	 * The answers of the page.
	 *
	 * @param string $asked The question.
	 * @return list<array<string, mixed>> As ArticleSearch::find().
	 */
	private function found( string $asked ): array {
		if ( null !== $this->found ) {
			return $this->found;
		}
		$this->found = $this->search->find( $asked, self::RESULTS );
		try {
			( $this->log )()->note( $asked, count( $this->found ), 0, 'server', Visitor::bucket(), time() );
		} catch ( Refusal ) {
			// Somebody searches more than people do: answered, but not counted.
			return $this->found;
		}
		return $this->found;
	}
}
