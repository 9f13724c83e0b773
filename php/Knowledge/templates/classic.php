<?php
/**
 * Knowledge base page of a classic theme.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

$mesa_content = Mesa\Knowledge\ClassicPage::content();

get_header();
// phpcs:disable WordPress.Security.EscapeOutput.OutputNotEscaped -- Rendered blocks.
echo Mesa\Knowledge\ClassicPage::STYLE;
?>
<main id="main" class="site-main mesa-knowledge">
	<div class="entry-content mesa-knowledge__part">
		<?php echo $mesa_content; ?>
	</div>
</main>
<?php
// phpcs:enable
get_footer();
