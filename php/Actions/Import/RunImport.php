<?php
/**
 * Makes articles of what is imported.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Domain\HtmlBlocks;

defined( 'ABSPATH' ) || exit;

/**
 * First the articles with their topics and pictures, then the links among them, since a link may lead to an article that
 * comes later. Each article is one transaction: a second run of a step finds it done.
 */
final class RunImport {
	/** Articles of one step. */
	private const STEP = 5;

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
	 * @throws \Mesa\Domain\Refusal When its file is gone or cannot be read.
	 */
	public function step( int $id ): bool {
		$import = $this->store->find( $id );
		if ( null === $import || 'running' !== $import['state'] ) {
			return false;
		}
		$source = ( $this->source )( $import );
		$data   = $import['data'];
		$items  = $this->store->items( $id, 'article', (int) $data['at'], self::STEP );
		foreach ( $items as $item ) {
			$data['at'] = $item['place'];
			if ( ! in_array( $item['action'], array( 'new', 'changed' ), true ) || ( 'links' !== $data['phase'] && ! empty( $item['data']['done'] ) ) ) {
				continue;
			}
			$work = function () use ( $import, $item, $source, $data ): bool {
				if ( ! $this->store->hold( $import['id'], 'running' ) ) {
					return false;
				}
				'links' === $data['phase'] ? $this->mend_links( $import, $item ) : $this->make( $import, $item, $source );
				return true;
			};
			if ( ! $this->store->together( $work ) ) {
				// Somebody takes it back: nothing may come behind that.
				return true;
			}
		}
		if ( count( $items ) < self::STEP ) {
			$over = 'links' === $data['phase'];
			$data = array( 'phase' => 'links', 'at' => $over ? $data['at'] : 0 ) + $data;
			$this->store->update_in( $id, 'running', array( 'data' => $data, 'finished' => $over ? $import['total'] : $import['finished'] ) + ( $over ? array( 'state' => 'done' ) : array() ) );
			return ! $over;
		}
		$this->store->update_in( $id, 'running', array( 'data' => $data, 'finished' => min( $import['total'], $import['finished'] + ( 'links' === $data['phase'] ? 0 : count( $items ) ) ) ) );
		return true;
	}

	/**
	 * Makes or changes an article.
	 *
	 * @param array<string, mixed> $import The import.
	 * @param array<string, mixed> $item   Its part.
	 * @param Source               $source Has its pictures.
	 */
	private function make( array $import, array $item, Source $source ): void {
		$entry  = $item['data']['entry'];
		$known  = $this->sources->find( $item['source_key'] );
		if ( null !== $known ) {
			clean_post_cache( $known['object_id'] );
		}
		$before = null !== $known && 'trash' !== get_post_status( $known['object_id'] ) ? get_post( $known['object_id'] ) : null;
		if ( $before instanceof \WP_Post && CheckImport::local_hash( $before ) !== $known['local_hash'] ) {
			// Written on since it was looked at.
			$this->store->put_item( $import['id'], $item['place'], $item['source_key'], 'article', 'kept', array( 'clash' => CheckImport::kept_words() ) + $item['data'], $before->ID );
			return;
		}
		$status = 'draft' === ( $import['data']['status'] ?? 'same' ) ? 'draft' : $entry['status'];
		list( $content, $pictures ) = $this->content( $import, $entry, $source );

		$post = array(
			'post_type'    => 'mesa_article',
			// As the content: whoever imports.
			'post_title'   => str_contains( $entry['title'], '<' ) ? wp_kses_data( $entry['title'] ) : $entry['title'],
			'post_content' => $content,
			'post_excerpt' => wp_kses_post( $entry['excerpt'] ),
		);
		// An article that is here already keeps its address, its place and who may see it. A new one is published last, when it
		// is known who may read it: other plugins send out what is published.
		$post += $before instanceof \WP_Post ? array( 'ID' => $before->ID ) : array( 'menu_order' => (int) $entry['order'], 'post_status' => 'draft', 'post_name' => $entry['slug'], 'post_author' => $import['user_id'] ) + ( '' === $entry['date'] ? array() : array( 'post_date_gmt' => $entry['date'], 'post_date' => get_date_from_gmt( $entry['date'] ) ) );
		$id    = $before instanceof \WP_Post ? wp_update_post( wp_slash( $post ), true ) : wp_insert_post( wp_slash( $post ), true );
		if ( is_wp_error( $id ) || 0 === $id ) {
			$this->store->put_item( $import['id'], $item['place'], $item['source_key'], 'article', 'failed', array( 'clash' => is_wp_error( $id ) ? $id->get_error_message() : '' ) + $item['data'] );
			return;
		}
		$topics = array();
		foreach ( $before instanceof \WP_Post ? array() : $entry['topics'] as $path ) {
			$topics[] = Topic::make( $path, fn( int $made ) => $this->store->append_item( $import['id'], sha1( "topic:$made" ), 'topic', $made ) );
		}
		if ( $topics ) {
			wp_set_object_terms( $id, array_values( array_filter( $topics ) ), 'mesa_topic' );
		}
		if ( '' !== $entry['visibility'] && ! $before instanceof \WP_Post ) {
			update_post_meta( $id, '_mesa_visibility', $entry['visibility'] );
			foreach ( $entry['roles'] ?? array() as $role ) {
				add_post_meta( $id, '_mesa_visibility_roles', $role );
			}
		}
		if ( $entry['aliases'] && ! $before instanceof \WP_Post ) {
			update_post_meta( $id, '_mesa_aliases', wp_slash( implode( "\n", array_map( 'sanitize_text_field', $entry['aliases'] ) ) ) );
		}
		Picture::belong_to( $pictures, $id );
		if ( 'draft' !== $status && ! $before instanceof \WP_Post ) {
			wp_update_post( array( 'ID' => $id, 'post_status' => $status ) );
		}
		$now = OldPath::of( (string) get_permalink( $id ) );
		foreach ( $entry['old'] as $path ) {
			if ( $path !== $now ) {
				$this->sources->put_redirect( $path, $id, $import['id'] );
			}
		}
		$this->sources->put( $item['source_key'], 'article', $id, $import['id'], $item['data']['hash'], CheckImport::local_hash( get_post( $id ) ) );
		$kept = array( 'done' => true, 'before' => $before instanceof \WP_Post ? array( 'post_title' => $before->post_title, 'post_content' => $before->post_content, 'post_excerpt' => $before->post_excerpt ) : null );
		$this->store->put_item( $import['id'], $item['place'], $item['source_key'], 'article', $before instanceof \WP_Post ? 'changed' : 'new', $kept + $item['data'], $id );
	}

	/**
	 * An article's content: pictures in the media library, links to others marked, nothing that runs.
	 *
	 * @param array<string, mixed> $import The import.
	 * @param array<string, mixed> $entry  As the source gave it.
	 * @param Source               $source Has its pictures.
	 * @return array{0: string, 1: list<int>} And the pictures' ids in the library.
	 */
	private function content( array $import, array $entry, Source $source ): array {
		$pictures = array();
		$html = (string) preg_replace_callback(
			'/(<img\b[^>]*?\bsrc=")([^"]+)("[^>]*>)/i',
			function ( array $found ) use ( $import, $entry, $source, &$pictures ): string {
				$picture = $source->picture( html_entity_decode( $found[2] ), $entry['base'] );
				$kept    = null === $picture ? null : Picture::keep( $picture['name'], $picture['bytes'], $import, $this->store, $this->sources );
				$address = $kept['url'] ?? '';
				if ( null !== $kept ) {
					$pictures[] = $kept['id'];
				}
				if ( '' === $address && 'markdown' === $import['source'] && self::is_relative( $found[2] ) ) {
					// It did not come along, or is none: a broken picture helps nobody.
					return '';
				}
				return $found[1] . ( '' === $address ? $found[2] : esc_url( $address ) ) . $found[3];
			},
			$entry['content']
		);
		$html = (string) preg_replace_callback(
			'#(<a\b[^>]*?\bhref=")([^"]+)("[^>]*>)(.*?)</a>#is',
			static function ( array $found ) use ( $import, $entry, $source ): string {
				$address = html_entity_decode( $found[2] );
				$key     = $source->key_of( $address, $entry['base'] );
				if ( '' === $key && 'markdown' === $import['source'] && self::is_relative( $address ) ) {
					return $found[4];
				}
				return $found[1] . ( '' === $key ? $found[2] : "#mesa-import-$key" . esc_attr( (string) strstr( $address, '#' ) ) ) . $found[3] . $found[4] . '</a>';
			},
			$html
		);
		// Frames and scripts go with their content, not only with their tags.
		$html = wp_kses_post( (string) preg_replace( '#<(script|style)\b[^>]*>.*?</\1\s*>#is', '', $html ) );
		return array( 'markdown' === $import['source'] ? HtmlBlocks::from( $html ) : $html, $pictures );
	}

	/**
	 * Whether an address leads to another file of the same folder.
	 *
	 * @param string $address As it stands in the article.
	 */
	private static function is_relative( string $address ): bool {
		return 1 !== preg_match( '~^(?:[a-z][a-z0-9+.\-]*:|/|#)~i', $address );
	}

	/**
	 * Lets an article's links lead to other articles of the import. Those to one that was not made lose their link and keep
	 * their words.
	 *
	 * @param array<string, mixed> $import The import.
	 * @param array<string, mixed> $item   Its part.
	 */
	private function mend_links( array $import, array $item ): void {
		if ( $item['object_id'] > 0 ) {
			clean_post_cache( $item['object_id'] );
		}
		$post = $item['object_id'] > 0 ? get_post( $item['object_id'] ) : null;
		if ( ! $post instanceof \WP_Post ) {
			return;
		}
		$known   = $this->sources->find( $item['source_key'] );
		$is_ours = null !== $known && CheckImport::local_hash( $post ) === $known['local_hash'];
		$host    = (string) wp_parse_url( (string) $item['data']['entry']['base'], PHP_URL_HOST );
		$content = preg_replace_callback(
			'#(<a\b[^>]*?\bhref=")([^"]+)("[^>]*>)(.*?)</a>#is',
			function ( array $found ) use ( $host ): string {
				$address = html_entity_decode( $found[2] );
				$anchor  = '';
				$id      = 0;
				if ( preg_match( '/^#mesa-import-([0-9a-f]{40})(.*)$/s', $address, $key ) ) {
					$id     = (int) ( $this->sources->find( $key[1] )['object_id'] ?? 0 );
					$anchor = $key[2];
					if ( in_array( 0 === $id ? false : get_post_status( $id ), array( false, 'trash' ), true ) ) {
						return $found[4];
					}
				} elseif ( '' !== $host && $host === (string) wp_parse_url( $address, PHP_URL_HOST ) ) {
					$path   = OldPath::of( $address );
					$id     = '' === $path ? 0 : $this->sources->redirect( $path );
					$anchor = (string) strstr( $address, '#' );
				} else {
					return $found[0];
				}
				return $id > 0 ? $found[1] . esc_url( get_permalink( $id ) . $anchor ) . $found[3] . $found[4] . '</a>' : $found[0];
			},
			$post->post_content
		);
		if ( null === $content || $content === $post->post_content ) {
			return;
		}
		wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => $content ) ) );
		// Somebody's words since stay somebody's: the next import leaves them alone.
		if ( $is_ours ) {
			$this->sources->put( $item['source_key'], 'article', $post->ID, $import['id'], $item['data']['hash'], CheckImport::local_hash( get_post( $post->ID ) ) );
		}
	}
}
