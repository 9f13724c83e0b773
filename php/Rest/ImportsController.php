<?php
/**
 * /kb/imports
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Import\Imports;
use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Data\Knowledge\OtherPlugins;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Knowledge\ArticleLine;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Articles from elsewhere.
 */
final class ImportsController {
	private const NAMES = array( 'betterdocs' => 'BetterDocs', 'wedocs' => 'weDocs', 'echo' => 'Echo Knowledge Base' );
	/** Articles that are listed. */
	private const ITEMS = 200;

	/**
	 * Takes what it needs.
	 *
	 * @param Imports       $imports The imports.
	 * @param KbImportStore $store   How far they are.
	 * @param KbSourceStore $sources What they have brought.
	 * @param OtherPlugins  $plugins What is in the database.
	 */
	public function __construct( private readonly Imports $imports, private readonly KbImportStore $store, private readonly KbSourceStore $sources, private readonly OtherPlugins $plugins ) {}

	/**
	 * Operation listImports.
	 *
	 * @return array<string, mixed> "kb-imports".
	 */
	public function index(): array {
		$found = array();
		foreach ( $this->plugins->found() as $plugin => $articles ) {
			$found[] = array( 'source' => $plugin, 'name' => self::NAMES[ $plugin ], 'articles' => $articles );
		}
		return array(
			'imports'    => array_map( fn( array $import ): array => $this->present( $import, false ), $this->store->newest( 20 ) ),
			'found'      => $found,
			/** This filter is documented in php/Rest/FilesController.php */
			'max_upload' => (int) apply_filters( 'mesa_max_file_bytes', 25 * MB_IN_BYTES ),
		);
	}

	/**
	 * Operation createImport.
	 *
	 * @param WP_REST_Request $request A "kb-import-start".
	 * @return array<string, mixed> A "kb-import".
	 * @throws Refusal When it cannot be read.
	 */
	public function create( WP_REST_Request $request ): array {
		$source = (string) $request['source'];
		$sha256 = (string) ( $request['sha256'] ?? '' );
		if ( ! isset( self::NAMES[ $source ] ) && ( '' === $sha256 || ! hash_equals( Signature::of_file( $sha256, get_current_user_id() ), (string) ( $request['proof'] ?? '' ) ) ) ) {
			throw Refusal::invalid( 'sha256', __( 'Choose a file.', 'mesa-help-desk' ) );
		}
		$name = self::NAMES[ $source ] ?? sanitize_file_name( (string) ( $request['filename'] ?? '' ) );
		return $this->answer( $this->imports->create( $source, isset( self::NAMES[ $source ] ) ? '' : $sha256, $name, get_current_user_id() ) );
	}

	/**
	 * Operation getImport.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "kb-import".
	 * @throws Refusal 404.
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->answer( (int) $request['id'] );
	}

	/**
	 * Operation updateImport.
	 *
	 * @param WP_REST_Request $request A "kb-import-patch".
	 * @return array<string, mixed> A "kb-import".
	 * @throws Refusal 404, 409.
	 */
	public function update( WP_REST_Request $request ): array {
		$id     = (int) $request['id'];
		$status = isset( $request['status'] ) ? (string) $request['status'] : null;
		match ( $request['action'] ) {
			'check' => $this->imports->check( $id, isset( $request['types'] ) ? array_map( 'strval', $request['types'] ) : null, $status ),
			'run'   => $this->imports->run( $id, $status ),
			default => $this->imports->undo( $id ),
		};
		return $this->answer( $id );
	}

	/**
	 * One as an answer.
	 *
	 * @param int $id The import.
	 * @return array<string, mixed>
	 * @throws Refusal 404.
	 */
	private function answer( int $id ): array {
		return $this->present( $this->imports->find( $id ), true );
	}

	/**
	 * One in the contract's shape.
	 *
	 * @param array<string, mixed> $import     Its row.
	 * @param bool                 $with_items Whether its articles are listed.
	 * @return array<string, mixed>
	 */
	private function present( array $import, bool $with_items ): array {
		$counts = $this->store->counts( $import['id'] );
		$data   = $import['data'];
		$done   = in_array( $import['state'], array( 'done', 'undone', 'failed' ), true );
		if ( 'failed' === $import['state'] ) {
			// What it has made, not what it would have: that is what can be taken back.
			$counts = $this->store->counts_done( $import['id'] ) + array_diff_key( $counts, array( 'article new' => 1, 'article changed' => 1 ) );
		}
		return array(
			'id'         => $import['id'],
			'source'     => $import['source'],
			'name'       => $import['name'],
			'state'      => $import['state'],
			'error'      => $import['error'],
			'total'      => $import['total'],
			'finished'   => $import['finished'],
			'counts'     => array(
				'new'       => $counts['article new'] ?? 0,
				'changed'   => $counts['article changed'] ?? 0,
				'same'      => $counts['article same'] ?? 0,
				'kept'      => $counts['article kept'] ?? 0,
				'failed'    => $counts['article failed'] ?? 0,
				'topics'    => $done ? $counts['topic new'] ?? 0 : (int) array_sum( (array) ( $data['topics'] ?? array() ) ),
				'pictures'  => $done ? $counts['picture new'] ?? 0 : (int) ( $data['pictures'] ?? 0 ),
				'redirects' => $done ? $this->sources->count_redirects( $import['id'] ) : (int) ( $data['redirects'] ?? 0 ),
			),
			'types'      => array_values( (array) ( $data['kinds'] ?? array() ) ),
			'notes'      => array_values( (array) ( $data['notes'] ?? array() ) ),
			'items'      => $with_items ? array_map( self::item( ... ), $this->store->items( $import['id'], 'article', 0, self::ITEMS ) ) : array(),
			'created_at' => (string) Time::iso( $import['created_at'] ),
		);
	}

	/**
	 * A part in the contract's shape.
	 *
	 * @param array<string, mixed> $item The part.
	 * @return array<string, mixed>
	 */
	private static function item( array $item ): array {
		$entry = $item['data']['entry'];
		return array(
			'title'   => (string) $entry['title'],
			'topic'   => implode( ', ', array_map( static fn( array $path ): string => implode( ' / ', $path ), $entry['topics'] ) ),
			'status'  => (string) $entry['status'],
			'action'  => $item['action'],
			'clash'   => (string) $item['data']['clash'],
			'article' => ArticleLine::of( $item['object_id'] ),
		);
	}
}
