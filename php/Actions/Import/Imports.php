<?php
/**
 * Imports and how far they are.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Files\BlobStore;
use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Data\Knowledge\OtherPlugins;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Begins imports, looks at them, lets them run and takes them back. Everything long is done by a job in small steps; each
 * step writes down how far it is, so that it goes on where a runner has died.
 *
 * @phpstan-import-type Import from KbImportStore
 */
final class Imports {
	public const JOB = 'kb_import';
	/** States in which a job has something to do. */
	public const BUSY = array( 'reading', 'running', 'undoing' );
	/** Seconds that an import's file stays: so long one can look at it or run it again without sending it again. */
	public const FILES_STAY = 30 * DAY_IN_SECONDS;
	/** Seconds that somebody waits for a small one to be looked at. */
	private const AT_ONCE = 2.0;

	/**
	 * Takes what it works with.
	 *
	 * @param KbImportStore $store   The imports.
	 * @param KbSourceStore $sources What is there already.
	 * @param OtherPlugins  $plugins Articles of other plugins.
	 * @param BlobStore     $blobs   The files.
	 * @param JobStore      $jobs    The queue.
	 */
	public function __construct( private readonly KbImportStore $store, private readonly KbSourceStore $sources, private readonly OtherPlugins $plugins, private readonly BlobStore $blobs, private readonly JobStore $jobs ) {}

	/**
	 * Looks at something to import. Nothing is changed by that.
	 *
	 * @param string $source  markdown, wxr, betterdocs, wedocs or echo.
	 * @param string $sha256  The file, for the first two.
	 * @param string $name    Its name, or the plugin's.
	 * @param int    $user_id Who imports.
	 * @return int The import.
	 * @throws Refusal When it cannot be read.
	 */
	public function create( string $source, string $sha256, string $name, int $user_id ): int {
		$import = array( 'source' => $source, 'name' => mb_substr( $name, 0, 255 ), 'file' => $sha256, 'user_id' => $user_id, 'state' => 'reading' );
		$total  = $this->source( $import + array( 'data' => array() ) )->total();
		$id     = $this->store->add( $import + array( 'total' => $total ) );
		$this->look( $id );
		return $id;
	}

	/**
	 * One.
	 *
	 * @param int $id The import.
	 * @return Import
	 * @throws Refusal 404.
	 */
	public function find( int $id ): array {
		return $this->store->find( $id ) ?? throw Refusal::not_found();
	}

	/**
	 * Forgets the files of imports that nobody comes back to, once a day. What an import has made can be taken back without
	 * its file.
	 */
	public function forget_files(): void {
		while ( $files = $this->store->forget_files( time() - self::FILES_STAY, 20 ) ) {
			array_walk( $files, fn( string $sha256 ) => $this->blobs->delete( $sha256 ) );
		}
	}

	/**
	 * Looks again, perhaps at other kinds of content.
	 *
	 * @param int               $id     The import.
	 * @param list<string>|null $types  Kinds; null: as before.
	 * @param string|null       $status "draft": everything becomes a draft; null: as before.
	 * @throws Refusal 409 while it runs, and while there is something of it to take back.
	 */
	public function check( int $id, ?array $types, ?string $status ): void {
		$import = $this->find( $id );
		$this->require_rest( $import );
		$data = array_filter( array( 'types' => $types ?? $import['data']['types'] ?? null, 'status' => $status ?? $import['data']['status'] ?? null ), static fn( mixed $value ): bool => null !== $value );
		$this->store->update( $id, array( 'data' => $data, 'state' => 'reading', 'error' => null, 'finished' => 0, 'total' => $this->source( array( 'data' => $data ) + $import )->total() ) );
		$this->store->clear_items( $id );
		$this->look( $id );
	}

	/**
	 * Lets it run.
	 *
	 * @param int         $id     The import.
	 * @param string|null $status "draft": everything becomes a draft.
	 * @throws Refusal 409 when it was not looked at, or is over.
	 */
	public function run( int $id, ?string $status ): void {
		$import = $this->find( $id );
		if ( 'checked' !== $import['state'] ) {
			throw Refusal::conflict( 'mesa_import_state', __( 'Look at what would be imported first.', 'mesa-help-desk' ) );
		}
		$this->store->update( $id, array( 'state' => 'running', 'finished' => 0, 'error' => null, 'data' => array( 'phase' => 'articles', 'at' => 0 ) + ( null === $status ? array() : array( 'status' => $status ) ) + $import['data'] ) );
		$this->queue( $id );
	}

	/**
	 * Takes it back.
	 *
	 * @param int $id The import.
	 * @throws Refusal 409 when there is nothing to take back.
	 */
	public function undo( int $id ): void {
		$import = $this->find( $id );
		if ( ! in_array( $import['state'], array( 'done', 'running', 'failed' ), true ) || ! isset( $import['data']['phase'] ) ) {
			throw Refusal::conflict( 'mesa_import_state', __( 'There is nothing to take back.', 'mesa-help-desk' ) );
		}
		$this->store->update( $id, array( 'state' => 'undoing', 'finished' => 0, 'error' => null, 'data' => $import['data'] + array( 'undo_at' => 0, 'undo_kind' => 'article' ) ) );
		$this->queue( $id );
	}

	/**
	 * Where an import's articles come from.
	 *
	 * @param array<string, mixed> $import Its row.
	 * @throws Refusal When the file is gone or cannot be read.
	 */
	public function source( array $import ): Source {
		if ( in_array( $import['source'], array( 'markdown', 'wxr' ), true ) ) {
			if ( '' === $import['file'] || ! $this->blobs->has( $import['file'] ) ) {
				throw Refusal::because( 'mesa_no_file', __( 'The file is not there any more. Please send it again.', 'mesa-help-desk' ) );
			}
			$path = $this->blobs->path( $import['file'] );
			return 'wxr' === $import['source'] ? new WxrSource( $path, array_values( (array) ( $import['data']['types'] ?? array() ) ) ) : new MarkdownSource( new Zip( $path ) );
		}
		return new PluginSource( $this->plugins, $import['source'] );
	}

	/**
	 * Does the first steps of a look at once; a job does the rest.
	 *
	 * @param int $id The import.
	 */
	private function look( int $id ): void {
		$check = new CheckImport( $this->store, $this->sources, $this->source( ... ) );
		$ends  = microtime( true ) + self::AT_ONCE;
		try {
			do {
				$more = $check->step( $id );
			} while ( $more && microtime( true ) < $ends );
		} catch ( Refusal $refusal ) {
			$this->store->update_in( $id, 'reading', array( 'state' => 'failed', 'error' => $refusal->getMessage() ) );
			return;
		}
		if ( $more ) {
			$this->queue( $id );
		}
	}

	/**
	 * Queues the next steps.
	 *
	 * @param int $id The import.
	 */
	private function queue( int $id ): void {
		$this->jobs->cancel( self::JOB, $id );
		$this->jobs->add( self::JOB, $id, array(), time() );
	}

	/**
	 * Makes sure that nothing is under way, and nothing here that only its parts know how to take back.
	 *
	 * @param Import $import The import.
	 * @throws Refusal 409.
	 */
	private function require_rest( array $import ): void {
		$has_begun = isset( $import['data']['phase'] ) && 'undone' !== $import['state'];
		if ( $has_begun || ! in_array( $import['state'], array( 'checked', 'undone', 'failed', 'reading' ), true ) ) {
			throw Refusal::conflict( 'mesa_import_state', __( 'This import has begun already.', 'mesa-help-desk' ) );
		}
	}
}
