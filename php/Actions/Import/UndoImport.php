<?php
/**
 * Takes an import back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\KbImportStore;

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
	 * @param KbImportStore $store The imports.
	 */
	public function __construct( private readonly KbImportStore $store ) {}

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
		$items = $this->store->items( $id, 'article', (int) $data['at'], self::STEP );
		foreach ( $items as $item ) {
			$data['at'] = $item['place'];
			$this->store->together( fn() => $this->take_back( $item ) );
		}
		if ( count( $items ) === self::STEP ) {
			$this->store->update( $id, array( 'data' => $data, 'finished' => min( $import['total'], $import['finished'] + count( $items ) ) ) );
			return true;
		}
		foreach ( $this->store->items( $id, 'picture', 0, 10_000 ) as $item ) {
			wp_delete_attachment( $item['object_id'], true );
			$this->store->forget_source( $item['source_key'] );
		}
		// Those below others first.
		foreach ( array_reverse( $this->store->items( $id, 'topic', 0, 10_000 ) ) as $item ) {
			$used = get_posts( array( 'post_type' => 'mesa_article', 'post_status' => array( 'publish', 'draft', 'private', 'pending', 'future' ), 'numberposts' => 1, 'fields' => 'ids', 'mesa_reader' => 'all', 'tax_query' => array( array( 'taxonomy' => 'mesa_topic', 'terms' => $item['object_id'] ) ) ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- Once for each topic.
			if ( ! $used ) {
				wp_delete_term( $item['object_id'], 'mesa_topic' );
			}
		}
		$this->store->forget_redirects( $id );
		$this->store->update( $id, array( 'state' => 'undone', 'finished' => $import['total'] ) );
		return false;
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
			$this->store->forget_source( $item['source_key'] );
			return;
		}
		$known = $this->store->source( $item['source_key'] );
		$post  = get_post( $item['object_id'] );
		if ( null !== $known && $post instanceof \WP_Post && CheckImport::local_hash( $post ) === $known['local_hash'] ) {
			wp_update_post( wp_slash( array( 'ID' => $post->ID ) + $before ) );
			// As if the newer words had never come.
			$this->store->put_source( $item['source_key'], 'article', $post->ID, $known['import_id'], '', CheckImport::local_hash( get_post( $post->ID ) ) );
		}
	}
}
