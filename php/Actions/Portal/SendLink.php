<?php
/**
 * "Send me a link."
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Access\PortalToken;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Visitors\PortalStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Queues a mail with a link to all tickets of an address. Whether the address is known, nobody learns: the answer, what
 * is written and how long it takes are the same.
 */
final class SendLink {
	/** The queue's name for it. */
	public const JOB = 'send_portal_link';
	/** Tries of one visitor in ten minutes. */
	private const PER_VISITOR = 10;
	/** Mails to one address in an hour. */
	private const PER_ADDRESS = 3;
	/** … and in a day. */
	private const PER_DAY = 6;

	/**
	 * Takes what it works with.
	 *
	 * @param PortalStore    $store  Finds a ticket of the address.
	 * @param PortalToken    $tokens What stands for an address where it must not be written down.
	 * @param RateLimitStore $limits Counts.
	 * @param JobStore       $jobs   The queue.
	 */
	public function __construct( private readonly PortalStore $store, private readonly PortalToken $tokens, private readonly RateLimitStore $limits, private readonly JobStore $jobs ) {}

	/**
	 * Sends it, if there is anything to send.
	 *
	 * @param string $address Where to.
	 * @param string $visitor Who asks, as a bucket for counting; not a plain address.
	 * @param int    $user_id The account that asks, 0 for none. For its own address it gets a link also before it has written
	 *                        anything: that is how its address is proven.
	 * @param string $place   Where it is asked for, as PortalPlaces names it.
	 * @return bool Whether it was queued; nothing that may be told to anybody but the address's owner.
	 * @throws Refusal When the address is none, or the same visitor has asked too often.
	 */
	public function to( string $address, string $visitor, int $user_id = 0, string $place = '' ): bool {
		$address = strtolower( trim( $address ) );
		if ( ! is_email( $address ) ) {
			throw Refusal::invalid( 'email', __( 'Please enter your e-mail address, for example ana@example.com.', 'mesa-help-desk' ) );
		}
		if ( $this->limits->hit( "portal-link:$visitor", 600, time() )['hits'] > self::PER_VISITOR ) {
			throw Refusal::because( 'mesa_too_many', __( 'You have asked for many links. Please wait a few minutes, and look into your spam folder meanwhile.', 'mesa-help-desk' ), 429 );
		}
		$person = $this->tokens->person( EmailAddress::key( $address ) );
		// Silently: that a second person has asked for the same address is nobody's business either.
		$is_queued = $this->limits->hit( "portal-link-to:$person", HOUR_IN_SECONDS, time() )['hits'] <= self::PER_ADDRESS && $this->limits->hit( "portal-link-day:$person", DAY_IN_SECONDS, time() )['hits'] <= self::PER_DAY;
		if ( $is_queued ) {
			$this->jobs->add( self::JOB, $this->store->ticket_of( $address ), array( 'person' => $person ) + ( self::owns( $user_id, $address ) ? array( 'user' => $user_id ) : array() ) + ( '' === $place ? array() : array( 'place' => $place ) ), time() );
		}
		return $is_queued;
	}

	/**
	 * Whether an account has this address.
	 *
	 * @param int    $user_id The account; 0 for none.
	 * @param string $address The address.
	 */
	public static function owns( int $user_id, string $address ): bool {
		$user = $user_id > 0 ? get_userdata( $user_id ) : false;
		return false !== $user && is_email( $user->user_email ) && EmailAddress::key( $user->user_email ) === EmailAddress::key( $address );
	}
}
