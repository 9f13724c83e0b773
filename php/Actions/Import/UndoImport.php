<?php
/**
 * Takes an import back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the articles that an import has made into the trash, gives those that it has changed their words again unless
 * somebody has written on them since, and takes its pictures, empty topics and redirects away.
 */
final class UndoImport {
	/** Things of one step. */
	private const STEP = 10;

	/**
	 * Takes what it works with.
	 *
	 * @param KbImportStore $store   The imports.
	 * @param KbSourceStore $sources What is there already.
	 */
	public function __construct( private readonly KbImportStore $store, private readonly KbSourceStore $sources ) {}

	/**
	 * Does a step.
	 *
	 * @param int $id The import.
	 * @return bool Whether there is more to do.
	 */
	public function step( int $id ): bool {
		$import = $this->store->find( $id );
		if ( null === $import || 'undoing' !== $import['state'] ) {
			return false;
		}
		$data  = $import['data'];
		$kind  = $data['undo_kind'] ?? 'article';
		$items = $this->store->items( $id, $kind, (int) ( $data['undo_at'] ?? 0 ), self::STEP );
		foreach ( $items as $item ) {
			$data['undo_at'] = $item['place'];
			$this->store->together( fn() => 'picture' === $kind ? $this->remove_picture( $id, $item ) : $this->take_back( $item ) );
		}
		if ( count( $items ) === self::STEP || 'article' === $kind ) {
			// Pictures come after all articles: one that stands in an article of this import may go with it.
			$next = count( $items ) === self::STEP ? array() : array( 'undo_kind' => 'picture', 'undo_at' => 0 );
			$this->store->update( $id, array( 'data' => $next + $data, 'finished' => min( $import['total'], $import['finished'] + ( 'article' === $kind ? count( $items ) : 0 ) ) ) );
			return true;
		}
		// Those below others first.
		foreach ( array_reverse( $this->store->items( $id, 'topic', 0, 10_000 ) ) as $item ) {
			$used = get_posts( array( 'post_type' => 'mesa_article', 'post_status' => array( 'publish', 'draft', 'private', 'pending', 'future' ), 'numberposts' => 1, 'fields' => 'ids', 'mesa_reader' => 'all', 'tax_query' => array( array( 'taxonomy' => 'mesa_topic', 'terms' => $item['object_id'] ) ) ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- Once for each topic.
			if ( ! $used ) {
				wp_delete_term( $item['object_id'], 'mesa_topic' );
			}
		}
		$this->sources->forget_redirects( $id );
		$this->store->update( $id, array( 'state' => 'undone', 'finished' => $import['total'] ) );
		return false;
	}

	/**
	 * Deletes a picture that nothing else needs.
	 *
	 * @param int                  $id   The import.
	 * @param array<string, mixed> $item Its part of the import.
	 */
	private function remove_picture( int $id, array $item ): void {
		if ( $this->store->needs_picture( $id, $item['object_id'], (string) get_post_meta( $item['object_id'], '_wp_attached_file', true ) ) ) {
			return;
		}
		wp_delete_attachment( $item['object_id'], true );
		$this->forget( $item );
	}

	/**
	 * Forgets what became of a part, unless a later import has made it anew.
	 *
	 * @param array<string, mixed> $item The part.
	 */
	private function forget( array $item ): void {
		if ( ( $this->sources->find( $item['source_key'] )['object_id'] ?? 0 ) === $item['object_id'] ) {
			$this->sources->forget( $item['source_key'] );
		}
	}

	/**
	 * Takes an article back.
	 *
	 * @param array<string, mixed> $item Its part of the import.
	 */
	private function take_back( array $item ): void {
		if ( empty( $item['data']['done'] ) || 0 === $item['object_id'] ) {
			return;
		}
		$before = $item['data']['before'] ?? null;
		if ( null === $before ) {
			wp_trash_post( $item['object_id'] );
			$this->forget( $item );
			return;
		}
		$known = $this->sources->find( $item['source_key'] );
		$post  = get_post( $item['object_id'] );
		if ( null !== $known && $post instanceof \WP_Post && CheckImport::local_hash( $post ) === $known['local_hash'] ) {
			wp_update_post( wp_slash( array( 'ID' => $post->ID ) + $before ) );
			// As if the newer words had never come.
			$this->sources->put( $item['source_key'], 'article', $post->ID, $known['import_id'], '', CheckImport::local_hash( get_post( $post->ID ) ) );
		}
	}
}
