<?php
/**
 * Who can read what, in wp-admin's lists of articles and topics.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * A column, quick edit and bulk edit for articles; a field and a column for topics.
 */
final class VisibilityScreens {
	private const COLUMN = 'mesa_readers';

	/**
	 * Called on init, on the pages of lists and terms only.
	 */
	public static function hook(): void {
		$type  = Articles::TYPE;
		$topic = Topics::TAXONOMY;
		add_filter( "manage_{$type}_posts_columns", static fn( array $columns ): array => self::add( $columns, 'date' ) );
		add_action( "manage_{$type}_posts_custom_column", static fn( $column, $id ) => self::COLUMN === $column && self::print_article( (int) $id ), 10, 2 );
		add_action( 'add_inline_data', static fn( $post ) => Articles::TYPE === $post->post_type && self::print_saved( $post->ID ) );
		add_action( 'quick_edit_custom_box', static fn( $column, $post_type ) => self::COLUMN === $column && Articles::TYPE === $post_type && self::print_box( false ), 10, 2 );
		add_action( 'bulk_edit_custom_box', static fn( $column, $post_type ) => self::COLUMN === $column && Articles::TYPE === $post_type && self::print_box( true ), 10, 2 );
		add_action( "save_post_$type", static fn( $id ) => self::save_article( (int) $id ) );
		add_filter( "manage_edit-{$topic}_columns", static fn( array $columns ): array => self::add( $columns, 'posts' ) );
		add_filter( "manage_{$topic}_custom_column", static fn( $content, $column, $id ) => self::COLUMN === $column ? self::of_topic( (int) $id ) : $content, 10, 3 );
		add_action( "{$topic}_add_form_fields", static fn() => self::print_topic_field( 0 ), 20 );
		add_action( "{$topic}_edit_form_fields", static fn( $term ) => self::print_topic_field( $term->term_id ), 20 );
		foreach ( array( 'created', 'edited' ) as $what ) {
			add_action( "{$what}_$topic", static fn( $id ) => self::save_topic( (int) $id ) );
		}
		foreach ( array( 'edit.php', 'edit-tags.php', 'term.php' ) as $page ) {
			add_action( "admin_footer-$page", static fn() => Articles::TYPE === get_current_screen()?->post_type ? ReadersForm::print_script() : null );
		}
	}

	/**
	 * The column, before another.
	 *
	 * @param array<string, string> $columns Name => heading.
	 * @param string                $before  Name.
	 * @return array<string, string>
	 */
	private static function add( array $columns, string $before ): array {
		$at = array_search( $before, array_keys( $columns ), true );
		$at = false === $at ? count( $columns ) : $at;
		return array_slice( $columns, 0, $at, true ) + array( self::COLUMN => __( 'Who can read it', 'mesa-help-desk' ) ) + array_slice( $columns, $at, null, true );
	}

	/**
	 * An article's cell.
	 *
	 * @param int $id The article.
	 */
	private static function print_article( int $id ): bool {
		$set = VisibilityField::value( $id );
		echo esc_html( ReadersForm::words( $set['kind'], $set['roles'] ) );
		foreach ( $set['topics'] as $topic ) {
			/* translators: 1: a topic, 2: who can read what is in it, for example "Your team only". */
			echo '<br><small>' . esc_html( sprintf( __( 'By the topic “%1$s”: %2$s', 'mesa-help-desk' ), $topic['name'], ReadersForm::choices()[ $topic['kind'] ] ) ) . '</small>';
		}
		return true;
	}

	/**
	 * What quick edit begins with.
	 *
	 * @param int $id The article.
	 */
	private static function print_saved( int $id ): bool {
		$set = VisibilityField::value( $id );
		printf( '<div class="mesa_readers" data-roles="%s">%s</div>', esc_attr( implode( ' ', $set['roles'] ) ), esc_html( $set['kind'] ) );
		return true;
	}

	/**
	 * The fields of quick edit and bulk edit.
	 *
	 * @param bool $is_bulk For several articles.
	 */
	private static function print_box( bool $is_bulk ): bool {
		echo '<fieldset class="inline-edit-col-right"><div class="inline-edit-col"><div class="inline-edit-group wp-clearfix"><span class="title">' . esc_html__( 'Who can read it', 'mesa-help-desk' ) . '</span> ';
		ReadersForm::print_fields( $is_bulk ? '' : Visibility::EVERYBODY, array(), $is_bulk );
		echo '</div></div></fieldset>';
		return true;
	}

	/**
	 * Quick edit and bulk edit save an article.
	 *
	 * @param int $id The article.
	 */
	private static function save_article( int $id ): void {
		$sent    = ReadersForm::sent();
		$is_ours = wp_verify_nonce( sanitize_key( $_REQUEST['_inline_edit'] ?? '' ), 'inlineeditnonce' ) || wp_verify_nonce( sanitize_key( $_REQUEST['_wpnonce'] ?? '' ), 'bulk-posts' );
		if ( null !== $sent && $is_ours && current_user_can( 'edit_post', $id ) && ! wp_is_post_revision( $id ) ) {
			KeepFor::article( $id, $sent['kind'], $sent['roles'] );
		}
	}

	/**
	 * A topic's cell.
	 *
	 * @param int $id The topic.
	 */
	private static function of_topic( int $id ): string {
		return esc_html( ReadersForm::words( Visibility::of_one_topic( $id ), self::roles_of( $id ) ) );
	}

	/**
	 * The field of a topic.
	 *
	 * @param int $id The topic; 0 for a new one.
	 */
	private static function print_topic_field( int $id ): void {
		$kind = $id > 0 ? (string) get_term_meta( $id, Visibility::META, true ) : '';
		$help = __( 'Holds for every article in this topic and in those below it. An article can be stricter than its topic, not more open.', 'mesa-help-desk' );
		echo $id > 0 ? '<tr class="form-field"><th scope="row">' : '<div class="form-field">';
		echo '<span>' . esc_html__( 'Who can read it', 'mesa-help-desk' ) . '</span>';
		echo $id > 0 ? '</th><td>' : '<br>';
		ReadersForm::print_fields( '' === $kind ? Visibility::EVERYBODY : $kind, $id > 0 ? self::roles_of( $id ) : array(), false );
		echo '<p class="description">' . esc_html( $help ) . '</p>';
		echo $id > 0 ? '</td></tr>' : '</div>';
	}

	/**
	 * A topic is saved by its form.
	 *
	 * @param int $id The topic.
	 */
	private static function save_topic( int $id ): void {
		$sent    = ReadersForm::sent();
		$is_ours = wp_verify_nonce( sanitize_key( $_REQUEST['_wpnonce_add-tag'] ?? '' ), 'add-tag' ) || wp_verify_nonce( sanitize_key( $_REQUEST['_wpnonce'] ?? '' ), "update-tag_$id" );
		if ( null !== $sent && $is_ours && current_user_can( 'edit_term', $id ) ) {
			KeepFor::topic( $id, $sent['kind'], $sent['roles'] );
		}
	}

	/**
	 * A topic's roles.
	 *
	 * @param int $id The topic.
	 * @return list<string>
	 */
	private static function roles_of( int $id ): array {
		return array_values( array_map( 'strval', (array) get_term_meta( $id, Visibility::META_ROLES, false ) ) );
	}
}
