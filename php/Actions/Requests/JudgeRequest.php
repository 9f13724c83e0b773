<?php
/**
 * Spam in forms.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Data\People\CustomerStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Data\Visitors\RequestStore;
use Mesa\Domain\Fold;
use Mesa\Domain\Refusal;
use Mesa\Domain\RequestStamp;
use Mesa\Domain\SpamScore;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what SpamScore goes by. Nobody outside of this site is asked, and nothing of the visitor is kept.
 *
 * @phpstan-import-type Written from RequestWords
 */
final class JudgeRequest {
	/** A proof can be used this often: tries of the same message. */
	private const PROOF_USES = 5;
	/** Seconds in which the same words are counted. */
	private const WINDOW = 6 * HOUR_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param RequestStamp   $stamps    When somebody began to write.
	 * @param RateLimitStore $limits    Counts.
	 * @param CustomerStore  $customers Whom we know.
	 * @param RequestStore   $requests  Whom we have answered.
	 */
	public function __construct( private readonly RequestStamp $stamps, private readonly RateLimitStore $limits, private readonly CustomerStore $customers, private readonly RequestStore $requests ) {}

	/**
	 * Whether work was proven for this request, for the first few tries.
	 *
	 * @param array<string, mixed> $input As in the contract's "request-input".
	 */
	public function is_proven( array $input ): bool {
		$stamp = (string) ( $input['stamp'] ?? '' );
		return null !== $this->stamps->age( $stamp, time() )
			&& RequestStamp::proves( $stamp, isset( $input['proof'] ) ? (int) $input['proof'] : null )
			&& $this->limits->hit( 'proof:' . hash( 'sha256', $stamp ), DAY_IN_SECONDS, time() )['hits'] <= self::PROOF_USES;
	}

	/**
	 * How much it looks like spam.
	 *
	 * @param array<string, mixed> $input     As it came.
	 * @param Written              $written   Checked.
	 * @param string               $level     The form's: low, normal or strict.
	 * @param bool                 $is_proven Of is_proven().
	 * @param int                  $hits      Messages that this visitor has sent lately.
	 * @return array{score: int, reasons: list<string>, spam: bool}
	 * @throws Refusal 409 mesa_proof_needed when work would help, and a script is there to do it.
	 */
	public function judge( array $input, array $written, string $level, bool $is_proven, int $hits ): array {
		$age    = $this->stamps->age( (string) ( $input['stamp'] ?? '' ), time() );
		$judged = SpamScore::of(
			$written,
			array(
				'stamped'  => null !== $age,
				'seconds'  => $age,
				'proven'   => $is_proven,
				'known'    => $this->is_known( $written['email'] ),
				'repeated' => $this->repeated( $written['message'] ),
				'hits'     => $hits,
			)
		);
		/**
		 * Filters how much a form's message looks like spam; from 4 (strict), 6 (normal) or 9 (low) points on it goes to
		 * the spam folder.
		 *
		 * @param int                   $score  Points.
		 * @param array<string, string> $fields name, email, subject, message.
		 */
		$score = max( 0, (int) apply_filters( 'mesa_spam_score', $judged['score'], array_intersect_key( $written, array_flip( array( 'name', 'email', 'subject', 'message' ) ) ) ) );
		$limit = SpamScore::LIMITS[ $level ];
		if ( null !== $age && ! $is_proven && SpamScore::is_doubtful( $score, $limit ) ) {
			throw Refusal::conflict( 'mesa_proof_needed', __( 'Please press the button once more.', 'mesa-help-desk' ), array( 'bits' => RequestStamp::BITS ) );
		}
		return array(
			'score'   => $score,
			'reasons' => $judged['reasons'],
			'spam'    => $score >= $limit,
		);
	}

	/**
	 * Whether we have answered somebody of this address before.
	 *
	 * @param string $address The address.
	 */
	private function is_known( string $address ): bool {
		$customer_id = $this->customers->find_by_address( $address );
		return $customer_id > 0 && $this->requests->is_answered( $customer_id );
	}

	/**
	 * How often these words have come lately, whatever the numbers in them.
	 *
	 * @param string $message The message.
	 */
	private function repeated( string $message ): int {
		$words = implode( ' ', Fold::words( (string) preg_replace( '/\d+/', '', $message ) ) );
		return strlen( $words ) < 40 ? 0 : $this->limits->hit( 'words:' . hash( 'sha256', $words ), self::WINDOW, time() )['hits'];
	}
}
