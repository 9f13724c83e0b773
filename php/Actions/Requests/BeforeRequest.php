<?php
/**
 * What comes before a request.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Data\Files\UploadStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Data\Visitors\VisitStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\RequestStamp;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody begins to write, sends a file ahead, or looks at what was suggested. All of it limited for each visitor.
 */
final class BeforeRequest {
	/** How often one visitor may do what in ten minutes. */
	private const LIMITS = array(
		'stamp'  => 60,
		'upload' => 20,
		'visit'  => 120,
	);
	/** Seconds. */
	private const WINDOW = 600;
	/** Of the room for files that wait, one visitor fills at most this part in the time that a file waits. */
	private const PART = 5;

	/**
	 * Takes what it works with.
	 *
	 * @param OpenForm       $forms   Knows forms.
	 * @param RequestFiles   $files   Checks and keeps files.
	 * @param RequestStamp   $stamps  Signs times.
	 * @param VisitStore     $visits  Counts visits.
	 * @param RateLimitStore $limits  Counts.
	 * @param UploadStore    $uploads Files that wait.
	 */
	public function __construct(
		private readonly OpenForm $forms,
		private readonly RequestFiles $files,
		private readonly RequestStamp $stamps,
		private readonly VisitStore $visits,
		private readonly RateLimitStore $limits,
		private readonly UploadStore $uploads
	) {}

	/**
	 * Somebody begins to write.
	 *
	 * @param string $visitor Who, as a bucket for counting.
	 * @return array{stamp: string} A "request-stamp".
	 * @throws Refusal 429.
	 */
	public function stamp( string $visitor ): array {
		$this->count( 'stamp', $visitor );
		return array( 'stamp' => $this->stamps->make( time() ) );
	}

	/**
	 * Takes a file.
	 *
	 * @param string                                                            $token   The form, as its page carries it.
	 * @param array{name: string, tmp_name: string, error: int, size: int}|null $upload  As PHP received it.
	 * @param string                                                            $visitor Who.
	 * @return array{id: string, filename: string, size: int} A "request-file".
	 * @throws Refusal That says what is wrong with it.
	 */
	public function file( string $token, ?array $upload, string $visitor ): array {
		list( 'form' => $form ) = $this->forms->open( $token );
		$this->count( 'upload', $visitor );
		if ( null === $upload ) {
			throw Refusal::invalid( 'files', __( 'Please choose a file.', 'mesa-help-desk' ) );
		}
		/**
		 * Filters how much room files may take that wait for their message, all together.
		 *
		 * @param int $bytes Default 1 GB.
		 */
		$room = (int) apply_filters( 'mesa_waiting_uploads_bytes', GB_IN_BYTES );
		if ( $this->uploads->waiting_bytes() + $upload['size'] > $room ) {
			throw Refusal::because( 'mesa_uploads_full', __( 'Files cannot be taken right now. Please send your message without it, or try again in an hour.', 'mesa-help-desk' ), 503 );
		}
		$mine = $this->limits->rate( "request-bytes:$visitor", UploadStore::KEEP, time(), 1 + intdiv( $upload['size'], KB_IN_BYTES ) );
		if ( $mine * KB_IN_BYTES > $room / self::PART ) {
			throw Refusal::because( 'mesa_uploads_full', __( 'These are more files than we can take at once. Please send your message without this one, or try again in a few hours.', 'mesa-help-desk' ), 429 );
		}
		return $this->files->keep_ahead( $form, $upload );
	}

	/**
	 * Counts what somebody did at a form.
	 *
	 * @param array{form: string, group: string, what: string} $note    A "visit-note".
	 * @param string                                           $visitor Who.
	 * @throws Refusal When it is no form of ours; 429.
	 */
	public function visit( array $note, string $visitor ): void {
		list( 'form' => $form ) = $this->forms->open( $note['form'] );
		$this->count( 'visit', $visitor );
		$this->visits->count( $form['id'], $note['group'], $note['what'], time() );
	}

	/**
	 * Counts.
	 *
	 * @param string $what    One of LIMITS.
	 * @param string $visitor Who.
	 * @throws Refusal 429 when it was too often.
	 */
	private function count( string $what, string $visitor ): void {
		$count = $this->limits->hit( "request-$what:$visitor", self::WINDOW, time() );
		if ( $count['hits'] > self::LIMITS[ $what ] ) {
			throw Refusal::too_many( $count['retry_after'] );
		}
	}
}
