<?php
/**
 * What an import would do.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Reads everything once and says of each article whether it is new, has changed, is as it was, or was changed here since
 * and is left alone. Changes nothing but its own notes.
 */
final class CheckImport {
	/** Articles of one step. */
	private const STEP = 20;
	/** Notes that are kept. */
	private const NOTES = 30;

	/**
	 * Takes what it works with.
	 *
	 * @param KbImportStore $store   The imports.
	 * @param KbSourceStore $sources What is there already.
	 * @param \Closure      $source  Gives an import's source: ( array $import ) => Source.
	 */
	public function __construct( private readonly KbImportStore $store, private readonly KbSourceStore $sources, private readonly \Closure $source ) {}

	/**
	 * Does a step.
	 *
	 * @param int $id The import.
	 * @return bool Whether there is more to do.
	 */
	public function step( int $id ): bool {
		$import = $this->store->find( $id );
		if ( null === $import || 'reading' !== $import['state'] ) {
			return false;
		}
		try {
			$source  = ( $this->source )( $import );
			$entries = $source->read( $import['finished'], self::STEP );
		} catch ( Refusal $refusal ) {
			$this->store->update( $id, array( 'state' => 'failed', 'error' => $refusal->getMessage() ) );
			return false;
		}
		$data = $import['data'];
		foreach ( $entries as $number => $entry ) {
			$judged = $this->judged( $entry );
			$this->store->put_item( $id, $import['finished'] + $number + 1, $entry['key'], 'article', $judged['action'], array( 'entry' => $entry, 'clash' => $judged['clash'], 'hash' => $judged['hash'] ), $judged['object_id'] );
			$data = self::counted( $data, $entry, $source );
		}
		$data['notes'] = array_slice( array_values( array_unique( array( ...( $data['notes'] ?? array() ), ...$source->notes() ) ) ), 0, self::NOTES );
		if ( 0 === $import['finished'] ) {
			$data['kinds'] = $source->types();
		}
		$finished = min( $import['total'], $import['finished'] + self::STEP );
		$over     = $finished >= $import['total'];
		$this->store->update( $id, array( 'finished' => $finished, 'data' => $data, 'state' => $over ? 'checked' : 'reading' ) );
		return ! $over;
	}

	/**
	 * What would become of an article.
	 *
	 * @param array<string, mixed> $entry As a Source gives it.
	 * @return array{action: string, clash: string, hash: string, object_id: int}
	 */
	private function judged( array $entry ): array {
		$hash  = sha1( (string) wp_json_encode( array_diff_key( $entry, array( 'base' => 1 ) ) ) );
		$known = $this->sources->find( $entry['key'] );
		$post  = null === $known ? null : get_post( $known['object_id'] );
		if ( ! $post instanceof \WP_Post || 'trash' === $post->post_status ) {
			$there = '' === $entry['slug'] ? null : get_page_by_path( $entry['slug'], OBJECT, 'mesa_article' );
			$clash = $there instanceof \WP_Post ? __( 'An article with this address is there already; this one gets another address.', 'mesa-help-desk' ) : '';
			return array( 'action' => 'new', 'clash' => $clash, 'hash' => $hash, 'object_id' => 0 );
		}
		if ( $known['content_hash'] === $hash ) {
			return array( 'action' => 'same', 'clash' => '', 'hash' => $hash, 'object_id' => $post->ID );
		}
		$is_ours = self::local_hash( $post ) === $known['local_hash'];
		return array(
			'action'    => $is_ours ? 'changed' : 'kept',
			'clash'     => $is_ours ? '' : self::kept_words(),
			'hash'      => $hash,
			'object_id' => $post->ID,
		);
	}

	/**
	 * Why an article is left alone.
	 */
	public static function kept_words(): string {
		return __( 'It was changed here since the last import, so it is left as it is.', 'mesa-help-desk' );
	}

	/**
	 * What an article's words are here: when it differs, somebody has written on it.
	 *
	 * @param \WP_Post $post The article.
	 */
	public static function local_hash( \WP_Post $post ): string {
		return sha1( $post->post_title . "\n" . $post->post_content );
	}

	/**
	 * Counts topics, pictures and old addresses of an article.
	 *
	 * @param array<string, mixed> $data   Counts so far.
	 * @param array<string, mixed> $entry  As a Source gives it.
	 * @param Source               $source Knows its pictures.
	 * @return array<string, mixed>
	 */
	private static function counted( array $data, array $entry, Source $source ): array {
		foreach ( $entry['topics'] as $path ) {
			for ( $deep = 1, $end = count( $path ); $deep <= $end; $deep++ ) {
				$name = implode( ' / ', array_slice( $path, 0, $deep ) );
				if ( ! isset( $data['topics'][ $name ] ) && count( $data['topics'] ?? array() ) < 500 ) {
					$data['topics'][ $name ] = Topic::find( array_slice( $path, 0, $deep ) ) > 0 ? 0 : 1;
				}
			}
		}
		preg_match_all( '/<img\b[^>]*?\bsrc="([^"]+)"/i', $entry['content'], $found );
		foreach ( array_unique( $found[1] ) as $address ) {
			if ( preg_match( '#^(?:https?:)?//|^data:#i', $address ) ) {
				continue;
			}
			if ( null === $source->picture( html_entity_decode( $address ), $entry['base'] ) ) {
				/* translators: 1: title of an article, 2: address of a picture */
				$data['notes'][] = sprintf( __( '“%1$s”: the picture %2$s is not in the file.', 'mesa-help-desk' ), $entry['title'], $address );
			} else {
				$data['pictures'] = ( $data['pictures'] ?? 0 ) + 1;
			}
		}
		$data['redirects'] = ( $data['redirects'] ?? 0 ) + count( $entry['old'] );
		if ( wp_kses_post( $entry['content'] ) !== $entry['content'] && preg_match( '/<(?:script|iframe|style|form|object|embed|svg)\b/i', $entry['content'] ) ) {
			/* translators: %s: title of an article */
			$data['notes'][] = sprintf( __( '“%s”: scripts, frames or forms are left out.', 'mesa-help-desk' ), $entry['title'] );
		}
		return $data;
	}
}
