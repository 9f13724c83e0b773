<?php
/**
 * Which mailboxes somebody may see.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The mailboxes whose tickets exist for one person. Every read of tickets takes one; Access\MailboxPolicy makes it.
 */
final class MailboxScope {
	/**
	 * The hidden ones again, by id.
	 *
	 * @var array<int, int>
	 */
	private readonly array $is_hidden;

	/**
	 * Made by everything() and of().
	 *
	 * @param list<int> $visible Mailboxes this person sees; empty when nothing is hidden, for then it does not matter which there are.
	 * @param list<int> $hidden  Mailboxes that do not exist for this person.
	 */
	private function __construct( public readonly array $visible, public readonly array $hidden ) {
		$this->is_hidden = array_flip( $hidden );
	}

	/**
	 * Nothing is hidden.
	 */
	public static function everything(): self {
		return new self( array(), array() );
	}

	/**
	 * Some are, or may be.
	 *
	 * @param list<int> $visible Mailboxes this person sees.
	 * @param list<int> $hidden  Mailboxes this person does not see.
	 */
	public static function of( array $visible, array $hidden ): self {
		return $hidden ? new self( $visible, $hidden ) : self::everything();
	}

	/**
	 * Whether nothing is hidden, so that no condition is needed.
	 */
	public function is_everything(): bool {
		return ! $this->hidden;
	}

	/**
	 * Whether this person sees no mailbox at all.
	 */
	public function is_nothing(): bool {
		return $this->hidden && ! $this->visible;
	}

	/**
	 * Whether this person sees a mailbox.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function includes( int $mailbox_id ): bool {
		return ! isset( $this->is_hidden[ $mailbox_id ] );
	}

	/**
	 * The same as a condition in SQL, in the shorter of its two forms.
	 *
	 * @param string $column The column with the mailbox's id.
	 * @return string For example "t.mailbox_id IN (3,4)": integers only, nothing to prepare. Empty when nothing is hidden.
	 */
	public function condition( string $column = 't.mailbox_id' ): string {
		if ( $this->is_everything() ) {
			return '';
		}
		if ( $this->is_nothing() ) {
			return '0 = 1';
		}
		return count( $this->visible ) <= count( $this->hidden )
			? "$column IN (" . implode( ',', $this->visible ) . ')'
			: "$column NOT IN (" . implode( ',', $this->hidden ) . ')';
	}
}
