<?php
/**
 * Forms are made and changed.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Forms;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Data\Db;
use Mesa\Data\Sorting\Sorting;
use Mesa\Data\Visitors\FormStore;
use Mesa\Domain\Form;
use Mesa\Domain\Refusal;
use Mesa\Domain\SortingName;
use Mesa\Domain\Tag;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Checks a form before it is stored.
 *
 * @phpstan-import-type FormRow from Form
 */
final class SaveForm {
	/** Forms that a site may have. */
	private const MOST = 200;
	/** Texts of one line. */
	private const LINES = array( 'title' => 120, 'button' => 60 );
	/** Texts of several lines. */
	private const TEXTS = array( 'intro' => 1000, 'thanks' => 1000 );

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param FormStore     $forms     Forms.
	 * @param Sorting       $sorting   Types, fields and teams.
	 * @param MailboxPolicy $mailboxes Who sees which mailbox.
	 */
	public function __construct( private readonly Db $db, private readonly FormStore $forms, private readonly Sorting $sorting, private readonly MailboxPolicy $mailboxes ) {}

	/**
	 * Adds one.
	 *
	 * @param array<string, mixed> $input   As in the contract's "form-input"; a name is needed.
	 * @param int                  $user_id Who.
	 * @return FormRow The form.
	 * @throws Refusal 400 that names the field of the contract.
	 */
	public function add( array $input, int $user_id ): array {
		$this->db->use_primary();
		if ( count( $this->forms->all() ) >= self::MOST ) {
			throw Refusal::invalid( 'name', __( 'There are too many forms already.', 'mesa-help-desk' ) );
		}
		$form = $this->checked( $input + array( 'name' => '' ), array( 'id' => 0, 'name' => '' ) + Form::DEFAULTS, $user_id );
		$id   = $this->forms->add( $form );
		return array( 'id' => $id ) + $form;
	}

	/**
	 * Changes what is given.
	 *
	 * @param int                  $id      The form.
	 * @param array<string, mixed> $input   As in the contract's "form-input".
	 * @param int                  $user_id Who.
	 * @return FormRow The form.
	 * @throws Refusal 404; 400 that names the field of the contract.
	 */
	public function change( int $id, array $input, int $user_id ): array {
		$this->db->use_primary();
		$before = $this->forms->find( $id );
		if ( null === $before || ! $this->may_see( $before, $user_id ) ) {
			throw Refusal::not_found();
		}
		$form = $this->checked( $input, $before, $user_id );
		$this->forms->change( $form );
		return $form;
	}

	/**
	 * A form that is looked at before it is saved: as it would be, with a name of its own choice.
	 *
	 * @param array<string, mixed> $input   As in the contract's "form-input".
	 * @param int                  $user_id Who.
	 * @return FormRow With id 0.
	 * @throws Refusal 400 that names the field of the contract.
	 */
	public function draft( array $input, int $user_id ): array {
		return $this->checked( array_diff_key( $input, array( 'name' => true, 'slug' => true ) ), array( 'id' => 0, 'name' => '' ) + Form::DEFAULTS, $user_id );
	}

	/**
	 * Whether somebody may know of a form: it says which mailbox there is.
	 *
	 * @param FormRow $form    The form.
	 * @param int     $user_id Who.
	 */
	public function may_see( array $form, int $user_id ): bool {
		return 0 === $form['mailbox_id'] || $this->mailboxes->can_view( $form['mailbox_id'], $user_id );
	}

	/**
	 * What is stored.
	 *
	 * @param array<string, mixed> $input   What was given.
	 * @param FormRow              $before  The form as it is.
	 * @param int                  $user_id Who.
	 * @return FormRow
	 * @throws Refusal As above.
	 */
	private function checked( array $input, array $before, int $user_id ): array {
		$form = array_intersect_key( $input, Form::DEFAULTS + array( 'name' => '' ) ) + $before;
		if ( isset( $input['name'] ) ) {
			$form['name'] = SortingName::check( (string) $input['name'] );
		}
		foreach ( self::LINES as $name => $most ) {
			$form[ $name ] = Text::clip( Text::line( (string) $form[ $name ] ), $most );
		}
		foreach ( self::TEXTS as $name => $most ) {
			$form[ $name ] = Text::clip( trim( Text::clean( (string) $form[ $name ] ) ), $most );
		}
		$form['tags'] = array_values( Tag::names( $form['tags'], 'tags' ) );
		$this->check_routing( $input, $form, $user_id );
		if ( isset( $input['fields'] ) ) {
			$form['fields'] = $this->fields( $input['fields'] );
		}
		$form['slug'] = $this->slug( $form, isset( $input['slug'] ) && '' !== $input['slug'] );
		return $form;
	}

	/**
	 * Makes sure that messages can go where they are sent. Only what was given is looked at: a form whose team was
	 * deleted can still be changed.
	 *
	 * @param array<string, mixed> $input   What was given.
	 * @param FormRow              $form    The form as it will be.
	 * @param int                  $user_id Who.
	 * @throws Refusal That names the field.
	 */
	private function check_routing( array $input, array $form, int $user_id ): void {
		$given = static fn( string $name ): int => (int) ( $input[ $name ] ?? 0 );
		if ( $given( 'mailbox_id' ) > 0 && ! $this->mailboxes->is_there( $given( 'mailbox_id' ), $user_id ) ) {
			throw Refusal::invalid( 'mailbox_id', __( 'There is no such mailbox.', 'mesa-help-desk' ) );
		}
		if ( $given( 'type_id' ) > 0 && ! isset( $this->sorting->types->all()[ $given( 'type_id' ) ] ) ) {
			throw Refusal::invalid( 'type_id', __( 'There is no such type.', 'mesa-help-desk' ) );
		}
		if ( $given( 'team_id' ) > 0 && ! isset( $this->sorting->teams->all()[ $given( 'team_id' ) ] ) ) {
			throw Refusal::invalid( 'team_id', __( 'There is no such team.', 'mesa-help-desk' ) );
		}
		if ( $given( 'assignee_id' ) > 0 && ! ( $form['mailbox_id'] > 0 ? $this->mailboxes->can_be_assigned( $form['mailbox_id'], $given( 'assignee_id' ) ) : Agents::can_be_assigned( $given( 'assignee_id' ) ) ) ) {
			throw Refusal::invalid( 'assignee_id', __( 'This person does not see the mailbox that the messages go to.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * The fields that it asks for. A condition can only look at a field that comes before.
	 *
	 * @param list<array<string, mixed>> $given As in the contract.
	 * @return list<array{field_id: int, required: bool, label: string, when_field: int, when_values: list<string>}>
	 * @throws Refusal When there is no such field, or it is there twice.
	 */
	private function fields( array $given ): array {
		$known  = $this->sorting->fields->all();
		$fields = array();
		foreach ( $given as $asked ) {
			$id = (int) $asked['field_id'];
			if ( ! isset( $known[ $id ] ) ) {
				throw Refusal::invalid( 'fields', __( 'There is no such field.', 'mesa-help-desk' ) );
			}
			if ( 'customers' !== $known[ $id ]['visible_to'] ) {
				/* translators: %s: name of a field */
				throw Refusal::invalid( 'fields', sprintf( __( 'Only your team sees "%s", so visitors cannot be asked for it. Open the field under Settings, Fields to change that.', 'mesa-help-desk' ), $known[ $id ]['name'] ) );
			}
			if ( isset( $fields[ $id ] ) ) {
				/* translators: %s: name of a field */
				throw Refusal::invalid( 'fields', sprintf( __( '"%s" is there twice.', 'mesa-help-desk' ), $known[ $id ]['name'] ) );
			}
			$when = isset( $fields[ (int) $asked['when_field'] ] ) ? (int) $asked['when_field'] : 0;

			$fields[ $id ] = array(
				'field_id'    => $id,
				'required'    => (bool) $asked['required'],
				'label'       => Text::clip( Text::line( (string) $asked['label'] ), 120 ),
				'when_field'  => $when,
				'when_values' => 0 === $when ? array() : array_values( array_map( 'strval', $asked['when_values'] ) ),
			);
		}
		return array_values( $fields );
	}

	/**
	 * The last part of its page's address: another form's is refused when somebody typed it, and else counted on.
	 *
	 * @param FormRow $form     The form.
	 * @param bool    $is_typed Whether somebody chose it.
	 * @throws Refusal When it is taken.
	 */
	private function slug( array $form, bool $is_typed ): string {
		$wanted = substr( sanitize_title( '' !== $form['slug'] ? $form['slug'] : $form['name'], 'form' ), 0, 70 );
		for ( $slug = $wanted, $number = 2; ; $slug = $wanted . '-' . $number++ ) {
			$other = $this->forms->at( $slug );
			if ( null === $other || $other['id'] === $form['id'] ) {
				return $slug;
			}
			if ( $is_typed ) {
				throw Refusal::invalid( 'slug', __( 'Another form has this address already.', 'mesa-help-desk' ) );
			}
		}
	}
}
